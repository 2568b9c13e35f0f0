package io.clientela.console.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every address that some code of the application answers. */
public final class Endpoints {

    /**
     * One address.
     *
     * @param method the HTTP method, or {@code *} for all
     * @param pattern the path with its variables, such as <code>/people/{id}</code>
     */
    public record Endpoint(String method, PathPattern pattern) implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return pattern + " " + method;
        }
    }

    private final List<Endpoint> all;

    /** The addresses of these mappings. */
    public Endpoints(Stream<? extends RequestMappingInfoHandlerMapping> mappings) {
        Set<Endpoint> found = new TreeSet<>();
        mappings.flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> found.addAll(endpoints(info)));
        all = List.copyOf(found);
    }

    private static List<Endpoint> endpoints(RequestMappingInfo info) {
        List<Endpoint> endpoints = new ArrayList<>();
        if (info.getPathPatternsCondition() != null) {
            for (PathPattern pattern : info.getPathPatternsCondition().getPatterns()) {
                Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
                if (methods.isEmpty()) {
                    endpoints.add(new Endpoint("*", pattern));
                }
                methods.forEach(method -> endpoints.add(new Endpoint(method.name(), pattern)));
            }
        }
        return endpoints;
    }

    /** All addresses, in order. */
    public List<Endpoint> all() {
        return all;
    }

    /** Whether something answers this method at this path; what answers GET answers HEAD and OPTIONS too. */
    public boolean exists(String method, String path) {
        String asked = method.equals("HEAD") || method.equals("OPTIONS") ? "GET" : method;
        PathContainer parsed = PathContainer.parsePath(path);
        return all.stream()
                .anyMatch(endpoint ->
                        (endpoint.method().equals("*") || endpoint.method().equals(asked))
                                && endpoint.pattern().matches(parsed));
    }
}
