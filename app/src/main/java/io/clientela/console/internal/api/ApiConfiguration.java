package io.clientela.console.internal.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes the API for those who call it: {@code /api/openapi.json}. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private static final String KEY = "key";

    @Bean
    OpenAPI openApi() {
        SecurityScheme scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("An API key, made by an administrator in the console under API keys.");
        Info info = new Info()
                .title("Clientela")
                .version("1")
                .description("Know each of your customers. Errors are problems as RFC 9457 describes them.");
        return new OpenAPI()
                .info(info)
                .components(new Components().addSecuritySchemes(KEY, scheme))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
