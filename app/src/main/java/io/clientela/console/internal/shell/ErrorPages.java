package io.clientela.console.internal.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says what went wrong: to people on a page in their language, with what to do and a reference that is in the log; to
 * programs as a problem.
 */
@Controller
public class ErrorPages implements ErrorController {

    /** The attribute of a request that says why it was refused. */
    public static final String WHY = ErrorPages.class.getName() + ".why";

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The kinds of error that have words of their own: {@code error.<code>.title}, {@code .text}, {@code .advice}. */
    private static final Set<Integer> KNOWN = Set.of(400, 403, 404, 405, 413, 422, 500);

    private final Problems problems;

    ErrorPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(Page page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = status(request);
        String reference = reference();
        log(request, status, reference);
        String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (path.startsWith("/api/") || path.equals("/metrics") || path.equals("/health")) {
            problems.write(path, response, status, "Reference " + reference + ".");
            return null;
        }
        ModelAndView view = page.show(template(page, path), "code", code(request, status), "reference", reference);
        view.setStatus(status);
        return view;
    }

    private static String template(Page page, String path) {
        if (page.isFragment()) {
            return "error/fragment";
        }
        if (path.equals("/own") || path.startsWith("/own/")) {
            return "error/own";
        }
        return page.reader() == null ? "error/outside" : "error/inside";
    }

    private static String code(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(WHY) instanceof CsrfException) {
            return "stale";
        }
        if (KNOWN.contains(status.value())) {
            return Integer.toString(status.value());
        }
        return status.is4xxClientError() ? "400" : "500";
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static void log(HttpServletRequest request, HttpStatus status, String reference) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status.is5xxServerError()) {
            LOG.error("{} at {} {}, reference {}", status.value(), request.getMethod(), path, reference, thrown);
        } else {
            LOG.info("{} at {} {}, reference {}", status.value(), request.getMethod(), path, reference);
        }
    }

    private static String reference() {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
