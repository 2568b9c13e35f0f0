package io.clientela.console.internal.shell;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Gives controllers their {@link Page} and the shell its list of addresses. */
@Configuration(proxyBeanMethods = false)
class ArgumentConfiguration implements WebMvcConfigurer {

    private final PageArguments arguments;

    ArgumentConfiguration(PageArguments arguments) {
        this.arguments = arguments;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(arguments);
    }

    /** Asked for at the first request, when every mapping is complete. */
    @Bean
    @Lazy
    static Endpoints endpoints(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return new Endpoints(mappings.stream());
    }
}
