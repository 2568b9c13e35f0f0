package io.clientela.console.internal.needs;

import jakarta.servlet.http.HttpServletResponse;

/** Files that pages hand out. */
final class Files {

    private Files() {}

    /** Says that a CSV file of this name follows. */
    static void offer(HttpServletResponse response, String name) {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }
}
