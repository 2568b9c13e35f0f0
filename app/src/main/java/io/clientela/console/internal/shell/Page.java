package io.clientela.console.internal.shell;

import io.clientela.organize.Person;
import io.clientela.organize.Right;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/**
 * One page for one reader: his words, what he may do, and what the frame around the content shows. Controllers take it
 * as an argument; templates get it as the parameter {@code page}.
 */
public final class Page {

    private static final String NOTICE = "notice";

    private final Frame frame;
    private final HttpServletRequest request;
    private final @Nullable Person reader;
    private final Words words;
    private @Nullable Notice notice;

    Page(Frame frame, HttpServletRequest request, @Nullable Person reader, Words words) {
        this.frame = frame;
        this.request = request;
        this.reader = reader;
        this.words = words;
        Map<String, ?> handedOver = RequestContextUtils.getInputFlashMap(request);
        this.notice = handedOver == null ? null : (Notice) handedOver.get(NOTICE);
    }

    /** The reader's messages, numbers and times. */
    public Words words() {
        return words;
    }

    /** A message; see {@link Words#say}. */
    public String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    /** Who reads; null before he has come in. */
    public @Nullable Person reader() {
        return reader;
    }

    /**
     * Who reads, on pages that nobody sees without coming in.
     *
     * @throws IllegalStateException if nobody has
     */
    public Person signedIn() {
        if (reader == null) {
            throw new IllegalStateException("nobody is signed in at " + path());
        }
        return reader;
    }

    /** Whether the reader may do this. */
    public boolean may(Right right) {
        return reader != null && reader.may(right);
    }

    /** The path of this page, such as {@code /customers/4711}. */
    public String path() {
        return request.getRequestURI();
    }

    /** Where the browser goes back to after the language was switched: this page, or home where a form led here. */
    public String backAddress() {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? path() : failed.toString();
        if (request.getMethod().equals("GET")) {
            String query = request.getQueryString();
            return query == null ? path : path + "?" + query;
        }
        return frame.endpoints().exists("GET", path) ? path : "/";
    }

    /** The first letters of the reader's names, at most two; empty before he has come in. */
    public String initials() {
        if (reader == null) {
            return "";
        }
        return Arrays.stream(reader.called().split("[\\s@.]+"))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, part.offsetByCodePoints(0, 1)).toUpperCase(words.locale()))
                .collect(Collectors.joining());
    }

    /** Whether htmx asked, which wants a fragment. */
    public boolean isFragment() {
        return "true".equals(request.getHeader("HX-Request"));
    }

    /** The files that pages load. */
    public Assets assets() {
        return frame.assets();
    }

    /** The lines of the menu that this reader sees, in order, by the key of their group; empty for the first group. */
    public Map<String, List<MenuEntry>> menu() {
        return frame.menu().stream()
                .filter(entry -> entry.right() == null || may(entry.right()))
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNullElse(entry.under(), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /** Whether this page belongs to a line of the menu: to the one whose address says most of its own. */
    public boolean isAt(MenuEntry entry) {
        return entry.covers(path())
                && frame.menu().stream()
                        .noneMatch(other -> other.covers(path())
                                && other.href().length() > entry.href().length());
    }

    /** Whether there is a search that this reader may use. */
    public boolean hasSearch() {
        return may(Right.SEE_CUSTOMERS) && frame.endpoints().exists("GET", "/search");
    }

    /** Whether there is a page at this path. */
    public boolean leadsTo(String path) {
        return frame.endpoints().exists("GET", path);
    }

    /** Whether the data are made up, which every page says. */
    public boolean isDemo() {
        return frame.demo();
    }

    /** What the page says first; null if nothing. */
    public @Nullable Notice notice() {
        return notice;
    }

    /** The token that proves that a form was made by a page of ours. */
    public CsrfToken csrf() {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    /**
     * Shows a template.
     *
     * @param template its path below {@code src/main/jte} without {@code .jte}, such as {@code people/list}
     * @param namesAndValues its parameters besides {@code page}: name, value, name, value…
     * @throws IllegalArgumentException if a name has no value
     */
    public ModelAndView show(String template, @Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value for " + template);
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        parameters.put("page", this);
        return new ModelAndView(new TemplateView(frame.templates(), template + ".jte", parameters));
    }

    /** Answers a fragment that has nothing to show yet: 204, which htmx puts nowhere. */
    public ModelAndView nothing() {
        var nothing = new ModelAndView((model, request, response) -> {});
        nothing.setStatus(HttpStatus.NO_CONTENT);
        return nothing;
    }

    /** Shows a template of a form again that could not be accepted, with the reason above it: answers 422. */
    public ModelAndView showAgain(Notice why, String template, @Nullable Object... namesAndValues) {
        notice = why;
        ModelAndView again = show(template, namesAndValues);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /** Sends the browser on to another page after a form was handled. */
    public ModelAndView redirect(String path) {
        RedirectView view = new RedirectView(path);
        view.setExposeModelAttributes(false);
        view.setPropagateQueryParams(false);
        return new ModelAndView(view);
    }

    /** Sends the browser on to another page, which says this first. */
    public ModelAndView redirect(String path, Notice said) {
        FlashMap handedOver = RequestContextUtils.getOutputFlashMap(request);
        if (handedOver != null) {
            handedOver.put(NOTICE, said);
        }
        return redirect(path);
    }
}
