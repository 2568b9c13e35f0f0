package io.clientela.console.internal.security;

import io.clientela.console.internal.shell.ErrorPages;
import io.clientela.console.internal.shell.Problems;
import io.clientela.interact.OwnPage;
import io.clientela.organize.ApiKeys;
import io.clientela.organize.People;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Three doors: one for customers on their own pages, one for programs, which show a key at each call, and one for people of the
 * firm. The sessions of customers and people lie in the database, under cookies of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "organize.session", maxInactiveIntervalInSeconds = 12 * 60 * 60)
class SecurityConfiguration {

    /**
     * Scripts, styles, fonts and pictures come from this address only, and scripts only from files. Style attributes are
     * allowed, since the charts' tooltips are drawn with them; style elements are not. Tabler's styles hold a few small
     * pictures as data.
     */
    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    /** The own pages of customers: nothing that the staff's session or a key says counts here, and the other way round. */
    @Bean
    @Order(0)
    SecurityFilterChain customers(HttpSecurity http, Gate gate, OwnPage ownPage, ToOwnLink toOwnLink) {
        return http.securityMatcher("/own", "/own/**")
                .headers(SecurityConfiguration::headers)
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository()))
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new VisitorFilter(ownPage), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(gate))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toOwnLink)
                        .accessDeniedHandler((request, response, why) -> {
                            request.setAttribute(ErrorPages.WHY, why);
                            response.sendError(HttpServletResponse.SC_FORBIDDEN);
                        }))
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Gate gate, ApiKeys keys, Problems problems) {
        return http.securityMatcher("/api/**", "/hooks/**", "/metrics", "/health")
                .headers(SecurityConfiguration::headers)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new KeyFilter(keys), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new MonitoringFilter(), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(gate))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, Gate gate, People people, ToLogin toLogin) {
        return http.headers(SecurityConfiguration::headers)
                .csrf(csrf -> csrf.csrfTokenRepository(new HttpSessionCsrfTokenRepository())
                        .ignoringRequestMatchers(
                                "/leave/*")) // mail programs post there (RFC 8058); the token is signed
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/login?out"))
                .addFilterBefore(new PersonFilter(people), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(gate))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(toLogin)
                        .accessDeniedHandler((request, response, why) -> {
                            request.setAttribute(ErrorPages.WHY, why);
                            response.sendError(HttpServletResponse.SC_FORBIDDEN);
                        }))
                .build();
    }

    /** The error page is for the reader too, so it needs his session. */
    @Bean
    FilterRegistrationBean<SessionRepositoryFilter<?>> sessions(SessionRepositoryFilter<?> filter) {
        FilterRegistrationBean<SessionRepositoryFilter<?>> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR, DispatcherType.ASYNC);
        return registration;
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new TwoCookies();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentTypeOptions(Customizer.withDefaults())
                .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow"));
    }
}
