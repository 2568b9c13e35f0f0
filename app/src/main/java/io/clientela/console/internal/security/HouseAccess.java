package io.clientela.console.internal.security;

import static io.clientela.console.internal.security.Access.line;
import static io.clientela.console.internal.security.Need.ENTRY;
import static io.clientela.console.internal.security.Need.NOTHING;

import io.clientela.console.internal.security.Access.Line;
import io.clientela.organize.Right;
import java.util.List;

/** Who may open the addresses of the shell, coming in and going out, oneself, the house, people and keys. */
final class HouseAccess {

    static final List<Line> LINES = List.of(
            // the shell
            line("GET", "/", ENTRY),
            line("POST", "/language", NOTHING),
            line("GET", "/assets/**", NOTHING),
            line("GET", "/robots.txt", NOTHING),
            line("GET", "/favicon.ico", NOTHING),
            // coming in and going out
            line("GET", "/login", NOTHING),
            line("POST", "/login", NOTHING),
            line("GET", "/enter/{secret}", NOTHING),
            line("POST", "/enter", NOTHING),
            line("POST", "/logout", ENTRY),
            // about oneself
            line("GET", "/welcome", ENTRY),
            line("POST", "/welcome", ENTRY),
            line("GET", "/profile", ENTRY),
            line("POST", "/profile", ENTRY),
            line("POST", "/profile/password", ENTRY),
            // the house
            line("GET", "/jobs", Right.SEE_JOBS),
            line("GET", "/jobs/{id}", Right.SEE_JOBS),
            line("GET", "/jobs/{id}/progress", Right.SEE_JOBS),
            line("POST", "/jobs/{id}/cancel", Right.RUN_JOBS),
            line("POST", "/jobs/derive", Right.RUN_JOBS),
            line("GET", "/journal", Right.SEE_JOURNAL),
            line("GET", "/system", Right.SEE_SYSTEM),
            line("GET", "/system/cost", Right.SEE_SYSTEM),
            line("POST", "/system/cost", Right.SEE_SYSTEM),
            line("GET", "/picture", Right.SEE_SYSTEM),
            line("POST", "/picture/rebuild", Right.RUN_JOBS),
            // people and keys
            line("GET", "/people", Right.MANAGE_PEOPLE),
            line("GET", "/people/invite", Right.MANAGE_PEOPLE),
            line("POST", "/people/invite", Right.MANAGE_PEOPLE),
            line("GET", "/people/{id}", Right.MANAGE_PEOPLE),
            line("POST", "/people/{id}", Right.MANAGE_PEOPLE),
            line("POST", "/people/{id}/link", Right.MANAGE_PEOPLE),
            line("GET", "/keys", Right.MANAGE_KEYS),
            line("POST", "/keys", Right.MANAGE_KEYS),
            line("POST", "/keys/{id}/revoke", Right.MANAGE_KEYS));

    private HouseAccess() {}
}
