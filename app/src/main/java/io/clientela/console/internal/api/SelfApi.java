package io.clientela.console.internal.api;

import io.clientela.organize.ApiKey;
import io.clientela.organize.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a key is and may do. */
@RestController
@Tag(name = "Keys")
class SelfApi {

    /**
     * The key that was shown.
     *
     * @param name what it is for
     * @param prefix its first characters
     * @param made when it was made
     * @param rights what it may do now
     */
    record Self(String name, String prefix, Instant made, Set<Right> rights) {}

    @GetMapping("/api/v1/self")
    @Operation(summary = "What the key of this call is and may do")
    Self self(Authentication authentication) {
        if (!(authentication.getDetails() instanceof ApiKey.Shown shown)) {
            throw new IllegalStateException("a call without a key came through: " + authentication.getName());
        }
        ApiKey key = shown.key();
        return new Self(key.name(), key.prefix(), key.made(), new TreeSet<>(shown.rights()));
    }
}
