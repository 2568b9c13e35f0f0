package io.clientela.console.internal.shell;

import gg.jte.TemplateEngine;
import io.clientela.organize.Installation;
import io.clientela.organize.Person;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the page for each request. */
@Component
public class Pages {

    /** The cookie in which a browser keeps the language that its user chose. */
    public static final String LANGUAGE_COOKIE = "language";

    private final TemplateEngine templates;
    private final Dictionary dictionary;
    private final Assets assets;
    private final ObjectProvider<MenuEntry> menu;
    private final ObjectProvider<Endpoints> endpoints;
    private final Installation installation;

    Pages(
            TemplateEngine templates,
            Dictionary dictionary,
            Assets assets,
            ObjectProvider<MenuEntry> menu,
            ObjectProvider<Endpoints> endpoints,
            Installation installation) {
        this.templates = templates;
        this.dictionary = dictionary;
        this.assets = assets;
        this.menu = menu;
        this.endpoints = endpoints;
        this.installation = installation;
    }

    /** The page that answers a request. */
    public Page page(HttpServletRequest request) {
        Person reader = reader();
        Words words = new Words(
                dictionary,
                language(reader, request),
                reader == null ? ZoneId.systemDefault() : reader.profile().zone());
        List<MenuEntry> entries =
                menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
        Frame frame = new Frame(templates, assets, entries, endpoints.getObject(), installation);
        return new Page(frame, request, reader, words);
    }

    private static @Nullable Person reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getDetails() instanceof Person person ? person : null;
    }

    private static String language(@Nullable Person reader, HttpServletRequest request) {
        if (reader != null) {
            return reader.profile().language();
        }
        Cookie chosen = WebUtils.getCookie(request, LANGUAGE_COOKIE);
        Stream<String> wanted = Collections.list(request.getLocales()).stream().map(Locale::getLanguage);
        return Stream.concat(Stream.ofNullable(chosen).map(Cookie::getValue), wanted)
                .filter(Person.LANGUAGES::contains)
                .findFirst()
                .orElse("en");
    }
}
