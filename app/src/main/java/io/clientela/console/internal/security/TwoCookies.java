package io.clientela.console.internal.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Two cookies that never meet: {@code clientela} for the staff, {@code clientela-own} for customers below {@code /own}. */
final class TwoCookies implements CookieSerializer {

    private final CookieSerializer staff = cookie("clientela", "/");
    private final CookieSerializer customers = cookie("clientela-own", "/own");

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }

    private CookieSerializer of(HttpServletRequest request) {
        return isOwn(request) ? customers : staff;
    }

    /** Whether an address belongs to the pages of customers; an error is said where it happened. */
    static boolean isOwn(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return path.equals("/own") || path.startsWith("/own/");
    }

    private static CookieSerializer cookie(String name, String path) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath(path);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie; // Secure follows the request: on over https
    }
}
