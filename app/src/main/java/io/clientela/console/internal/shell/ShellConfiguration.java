package io.clientela.console.internal.shell;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires templates, words and files of the pages. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    @Bean
    TemplateEngine templates() {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.clientela.console.internal.pages");
        engine.setTrimControlStructures(true);
        return engine;
    }

    @Bean
    Dictionary dictionary() {
        return Dictionary.read();
    }

    @Bean
    Assets assets() {
        return Assets.find();
    }

    @Bean
    WebMvcConfigurer files(Assets assets) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                CacheControl forGood =
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
                registry.addResourceHandler(assets.own("**"))
                        .addResourceLocations("classpath:/assets/")
                        .setCacheControl(forGood);
                for (String library : Assets.LIBRARIES) {
                    registry.addResourceHandler("/assets/lib/" + library + "/**")
                            .addResourceLocations("classpath:/META-INF/resources/webjars/" + library + "/")
                            .setCacheControl(forGood);
                }
            }
        };
    }
}
