package io.clientela.console.internal.security;

import static io.clientela.console.internal.security.Access.line;

import io.clientela.console.internal.security.Access.Line;
import io.clientela.organize.Right;
import java.util.List;

/** Who may open the addresses of files coming in and joins. */
final class IntakeAccess {

    static final List<Line> LINES = List.of(
            // files coming in
            line("GET", "/import", Right.IMPORT),
            line("GET", "/import/flaws.csv", Right.IMPORT),
            line("POST", "/import/files", Right.IMPORT),
            line("GET", "/import/files/{name}", Right.IMPORT),
            line("POST", "/import/files/{name}", Right.IMPORT),
            line("POST", "/import/files/{name}/open", Right.IMPORT),
            line("POST", "/import/files/{name}/start", Right.IMPORT),
            line("POST", "/import/files/{name}/forget", Right.IMPORT),
            line("GET", "/import/jobs/{id}", Right.IMPORT),
            line("GET", "/imports", Right.IMPORT),
            line("GET", "/imports/{id}", Right.IMPORT),
            line("GET", "/imports/{id}/flaws", Right.IMPORT),
            line("GET", "/imports/{id}/flaws.csv", Right.IMPORT),
            line("POST", "/imports/{id}/flaws/{flaw}/dismiss", Right.IMPORT),
            line("GET", "/sources", Right.IMPORT),
            line("GET", "/sources/{id}", Right.IMPORT),
            line("POST", "/sources/firm", Right.IMPORT),
            line("POST", "/sources/{id}", Right.IMPORT),
            line("POST", "/sources/{id}/forget", Right.IMPORT),
            // joins
            line("GET", "/joins", Right.DECIDE_JOINS),
            line("GET", "/joins/made", Right.DECIDE_JOINS),
            line("GET", "/joins/decided/{id}", Right.DECIDE_JOINS),
            line("POST", "/joins/doubts/{id}", Right.DECIDE_JOINS),
            line("POST", "/joins/doubts/{id}/back", Right.DECIDE_JOINS),
            line("POST", "/joins/{id}/undo", Right.DECIDE_JOINS),
            line("POST", "/joins/relink", Right.DECIDE_JOINS),
            line("POST", "/records/{id}/back", Right.DECIDE_JOINS),
            line("POST", "/records/{id}/split", Right.DECIDE_JOINS));

    private IntakeAccess() {}
}
