package io.clientela.console.internal.security;

import static io.clientela.console.internal.security.Need.CUSTOMER;
import static io.clientela.console.internal.security.Need.ENTRY;
import static io.clientela.console.internal.security.Need.NOTHING;

import io.clientela.organize.Right;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may open which address: the one table. The first line that fits counts. An address that has an endpoint and no
 * line here is closed to everybody, and a test says so.
 */
public final class Access {

    /**
     * One line of the table.
     *
     * @param method the HTTP method; GET stands for HEAD too; {@code *} for all
     * @param pattern the path, with {@code {name}} for one step and {@code /**} for all below
     * @param need what one must have
     */
    public record Line(String method, PathPattern pattern, Need need) {

        boolean fits(String askedMethod, PathContainer path) {
            String asked = askedMethod.equals("HEAD") ? "GET" : askedMethod;
            return (method.equals("*") || method.equals(asked)) && pattern.matches(path);
        }
    }

    /** The table. */
    public static final List<Line> TABLE = List.of(
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
            line("GET", "/journal", Right.SEE_JOURNAL),
            line("GET", "/system", Right.SEE_SYSTEM),
            line("GET", "/system/cost", Right.SEE_SYSTEM),
            line("POST", "/system/cost", Right.SEE_SYSTEM),
            line("GET", "/picture", Right.SEE_SYSTEM),
            line("POST", "/picture/rebuild", Right.RUN_JOBS),
            // what customers are worth
            line("GET", "/worth", Right.SEE_REPORTS),
            line("POST", "/worth/settings", Right.RUN_JOBS),
            line("POST", "/worth/compute", Right.RUN_JOBS),
            line("GET", "/worth/contracts", Right.SEE_REPORTS),
            line("POST", "/worth/contracts", Right.RUN_JOBS),
            line("POST", "/worth/contracts/back", Right.RUN_JOBS),
            line("GET", "/worth/customers", Right.SEE_CUSTOMERS),
            line("GET", "/worth/export.csv", Right.EXPORT),
            line("GET", "/worth/export.parquet", Right.EXPORT),
            line("GET", "/worth/silent", Right.SEE_CUSTOMERS),
            line("POST", "/worth/silent/{id}", Right.SEE_CUSTOMERS),
            line("POST", "/worth/actions/{id}/result", Right.SEE_CUSTOMERS),
            line("POST", "/worth/actions/{id}/withdraw", Right.SEE_CUSTOMERS),
            line("GET", "/customers/{id}/worth", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/worth", Right.SEE_REPORTS),
            line("GET", "/api/v1/worth/{id}", Right.SEE_CUSTOMERS),
            // customers and reports
            line("GET", "/customers", Right.SEE_CUSTOMERS),
            line("GET", "/customers/export.csv", Right.EXPORT),
            line("GET", "/customers/export.parquet", Right.EXPORT),
            line("GET", "/customers/{id}", Right.SEE_CUSTOMERS),
            line("GET", "/customers/{id}/documents", Right.SEE_CUSTOMERS),
            line("GET", "/customers/{id}/products", Right.SEE_CUSTOMERS),
            line("GET", "/customers/{id}/join", Right.DECIDE_JOINS),
            line("GET", "/customers/{id}/habits", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/join", Right.DECIDE_JOINS),
            line("GET", "/customers/{id}/portfolio", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/portfolio", Right.EDIT_PORTFOLIOS),
            line("GET", "/documents/{id}/lines", Right.SEE_CUSTOMERS),
            line("GET", "/documents/{id}/attachments/{attachment}", Right.SEE_CUSTOMERS),
            line("GET", "/search", Right.SEE_CUSTOMERS),
            line("GET", "/search/panel", Right.SEE_CUSTOMERS),
            line("GET", "/reports", Right.SEE_REPORTS),
            line("GET", "/reports/export.csv", Right.EXPORT),
            line("POST", "/reports/check", Right.SEE_REPORTS),
            // needs, share of customer, prices
            line("GET", "/needs", Right.SEE_CUSTOMERS),
            line("POST", "/needs", Right.EDIT_NEEDS),
            line("GET", "/needs/export.csv", Right.EXPORT),
            line("GET", "/needs/report", Right.SEE_CUSTOMERS),
            line("POST", "/needs/look", Right.EDIT_NEEDS),
            line("POST", "/needs/{id}/note", Right.EDIT_NEEDS),
            line("POST", "/needs/{id}/back", Right.EDIT_NEEDS),
            line("POST", "/needs/candidates/{id}", Right.EDIT_NEEDS),
            line("GET", "/needs/groups", Right.SEE_CUSTOMERS),
            line("POST", "/needs/groups", Right.EDIT_NEEDS),
            line("GET", "/needs/groups/{id}", Right.SEE_CUSTOMERS),
            line("POST", "/needs/groups/{id}", Right.EDIT_NEEDS),
            line("POST", "/needs/groups/{id}/members", Right.EDIT_NEEDS),
            line("POST", "/needs/groups/{id}/checks", Right.EDIT_NEEDS),
            line("GET", "/customers/{id}/needs", Right.SEE_CUSTOMERS),
            // analyses
            line("GET", "/analyses", Right.SEE_REPORTS),
            line("GET", "/analyses/customers", Right.SEE_CUSTOMERS),
            line("GET", "/analyses/customers.csv", Right.EXPORT),
            line("GET", "/analyses/{name}", Right.SEE_REPORTS),
            line("GET", "/analyses/{name}/{section}.csv", Right.EXPORT),
            line("POST", "/analyses/diagnosis/keep", Right.RUN_JOBS),
            line("POST", "/analyses/diagnosis/drop", Right.RUN_JOBS),
            line("POST", "/analyses/{name}/assume", Right.RUN_JOBS),
            line("POST", "/analyses/{name}/assume/{id}/back", Right.RUN_JOBS),
            // conversations, questions, marks, joint goals
            line("GET", "/conversations", Right.ANSWER_CUSTOMERS),
            line("GET", "/conversations/rows", Right.ANSWER_CUSTOMERS),
            line("GET", "/conversations/unplaced", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/target", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/unplaced/{received}/place", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/unplaced/{received}/aside", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/received/{received}/out", Right.ANSWER_CUSTOMERS),
            line("GET", "/conversations/marks", Right.SEE_CUSTOMERS),
            line("GET", "/conversations/marks/customers", Right.SEE_CUSTOMERS),
            line("GET", "/conversations/intensity", Right.SEE_REPORTS),
            line("GET", "/conversations/intensity.csv", Right.EXPORT),
            line("GET", "/conversations/intensity/customers", Right.SEE_CUSTOMERS),
            line("GET", "/conversations/intensity/customers.csv", Right.EXPORT),
            line("GET", "/conversations/{id}", Right.ANSWER_CUSTOMERS),
            line("GET", "/conversations/{id}/news", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/{id}/answer", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/{id}/assign", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/{id}/close", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/{id}/reopen", Right.ANSWER_CUSTOMERS),
            line("POST", "/conversations/{id}/note", Right.ANSWER_CUSTOMERS),
            line("GET", "/customers/{id}/conversation", Right.SEE_CUSTOMERS),
            line("GET", "/customers/{id}/messages", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/messages/{message}/recall", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/messages/{message}/release", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/messages/{message}/defer", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/messages/{message}/mark", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/pauses/{pause}/lift", Right.ANSWER_CUSTOMERS),
            line("GET", "/customers/{id}/goals", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/goals", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/goals/{goal}/note", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/goals/{goal}/back", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/importance", Right.ANSWER_CUSTOMERS),
            line("GET", "/questions", Right.SEE_CUSTOMERS),
            line("GET", "/questions/new", Right.ANSWER_CUSTOMERS),
            line("GET", "/questions/export.csv", Right.EXPORT),
            line("POST", "/questions/round", Right.ANSWER_CUSTOMERS),
            line("GET", "/questions/{id}", Right.SEE_CUSTOMERS),
            line("GET", "/questions/{id}/edit", Right.ANSWER_CUSTOMERS),
            line("POST", "/questions", Right.ANSWER_CUSTOMERS),
            line("POST", "/questions/{id}", Right.ANSWER_CUSTOMERS),
            line("POST", "/questions/{id}/move", Right.ANSWER_CUSTOMERS),
            line("POST", "/questions/{id}/active", Right.ANSWER_CUSTOMERS),
            line("GET", "/customers/{id}/questions", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/questions", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/questions/{asked}/answer", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/questions/{asked}/withdraw", Right.ANSWER_CUSTOMERS),
            // segments
            line("GET", "/segments", Right.SEE_CUSTOMERS),
            line("GET", "/segments/new", Right.EDIT_SEGMENTS),
            line("POST", "/segments/rule", Right.EDIT_SEGMENTS),
            line("POST", "/segments/count", Right.EDIT_SEGMENTS),
            line("GET", "/segments/articles", Right.EDIT_SEGMENTS),
            line("POST", "/segments", Right.EDIT_SEGMENTS),
            line("GET", "/segments/{id}", Right.SEE_CUSTOMERS),
            line("GET", "/segments/{id}/members.csv", Right.EXPORT),
            line("GET", "/segments/{id}/members.parquet", Right.EXPORT),
            line("GET", "/segments/{id}/sizes.csv", Right.EXPORT),
            line("GET", "/segments/{id}/why/{customer}", Right.SEE_CUSTOMERS),
            line("GET", "/segments/{id}/edit", Right.EDIT_SEGMENTS),
            line("POST", "/segments/{id}", Right.EDIT_SEGMENTS),
            line("POST", "/segments/{id}/versions/{version}", Right.EDIT_SEGMENTS),
            line("POST", "/segments/{id}/archive", Right.EDIT_SEGMENTS),
            line("POST", "/segments/{id}/restore", Right.EDIT_SEGMENTS),
            line("GET", "/customers/{id}/segments", Right.SEE_CUSTOMERS),
            // groups, the map, portfolios
            line("GET", "/groups", Right.SEE_CUSTOMERS),
            line("GET", "/groups/export.csv", Right.EXPORT),
            line("GET", "/groups/export.parquet", Right.EXPORT),
            line("POST", "/groups/run", Right.RUN_JOBS),
            line("GET", "/groups/{id}", Right.SEE_CUSTOMERS),
            line("POST", "/groups/{id}/name", Right.EDIT_PORTFOLIOS),
            line("GET", "/rfm", Right.SEE_CUSTOMERS),
            line("GET", "/rfm/export.csv", Right.EXPORT),
            line("GET", "/rfm/{recency}/{frequency}", Right.SEE_CUSTOMERS),
            line("GET", "/map", Right.SEE_CUSTOMERS),
            line("GET", "/map/export.csv", Right.EXPORT),
            line("GET", "/map/export.parquet", Right.EXPORT),
            line("GET", "/portfolios", Right.SEE_CUSTOMERS),
            line("GET", "/portfolios/export.csv", Right.EXPORT),
            line("GET", "/portfolios/export.parquet", Right.EXPORT),
            line("GET", "/portfolios/proposal", Right.SEE_CUSTOMERS),
            line("POST", "/portfolios/proposal", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/proposal/accept", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/proposal/dismiss", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/revert", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/plan", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/plan/{id}/back", Right.EDIT_PORTFOLIOS),
            line("GET", "/portfolios/{id}", Right.SEE_CUSTOMERS),
            line("POST", "/portfolios/{id}/name", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/{id}/owner", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/{id}/merge", Right.EDIT_PORTFOLIOS),
            line("POST", "/portfolios/{id}/split", Right.EDIT_PORTFOLIOS),
            // returns: experiments, investments
            line("GET", "/experiments", Right.SEE_REPORTS),
            line("POST", "/experiments", Right.EDIT_EXPERIMENTS),
            line("GET", "/experiments/new", Right.EDIT_EXPERIMENTS),
            line("POST", "/experiments/size", Right.EDIT_EXPERIMENTS),
            line("POST", "/experiments/hold-out", Right.EDIT_EXPERIMENTS),
            line("GET", "/experiments/{id}", Right.SEE_REPORTS),
            line("POST", "/experiments/{id}", Right.EDIT_EXPERIMENTS),
            line("GET", "/experiments/{id}/edit", Right.EDIT_EXPERIMENTS),
            line("GET", "/experiments/{id}/customers", Right.SEE_CUSTOMERS),
            line("GET", "/experiments/{id}/result.csv", Right.EXPORT),
            line("POST", "/experiments/{id}/start", Right.EDIT_EXPERIMENTS),
            line("POST", "/experiments/{id}/stop", Right.EDIT_EXPERIMENTS),
            line("POST", "/experiments/{id}/compute", Right.EDIT_EXPERIMENTS),
            line("GET", "/customers/{id}/experiments", Right.SEE_CUSTOMERS),
            line("GET", "/investment", Right.SEE_REPORTS),
            line("POST", "/investment/assume", Right.EDIT_EXPERIMENTS),
            line("POST", "/investment/assume/{id}/back", Right.EDIT_EXPERIMENTS),
            line("GET", "/api/v1/experiments", Right.SEE_REPORTS),
            line("GET", "/api/v1/experiments/{id}", Right.SEE_REPORTS),
            line("GET", "/api/v1/experiments/{id}/result", Right.SEE_REPORTS),
            line("GET", "/api/v1/experiments/{id}/customers", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/experiments/{id}/investment", Right.SEE_REPORTS),
            // data sets going out
            line("GET", "/extracts", Right.EXPORT),
            line("POST", "/extracts", Right.EXPORT),
            line("POST", "/extracts/key", Right.MANAGE_KEYS),
            line("POST", "/extracts/door", Right.MANAGE_KEYS),
            line("POST", "/extracts/door/close", Right.MANAGE_KEYS),
            line("POST", "/extracts/{id}/again", Right.EXPORT),
            line("GET", "/extracts/{id}/file", Right.EXPORT),
            line("POST", "/extracts/{id}/delete", Right.EXPORT),
            line("GET", "/share", Right.SEE_CUSTOMERS),
            line("GET", "/share/export.csv", Right.EXPORT),
            line("POST", "/share/compute", Right.RUN_JOBS),
            line("POST", "/share/figures", Right.EDIT_NEEDS),
            line("POST", "/share/figures/{id}/turn", Right.EDIT_NEEDS),
            line("POST", "/share/import", Right.IMPORT),
            line("GET", "/customers/{id}/share", Right.SEE_CUSTOMERS),
            line("GET", "/prices", Right.SEE_REPORTS),
            line("GET", "/prices/export.csv", Right.EXPORT),
            line("GET", "/prices/customers.csv", Right.EXPORT),
            line("POST", "/prices/compute", Right.RUN_JOBS),
            // scorecard, attitudes
            line("GET", "/scorecard", Right.SEE_REPORTS),
            line("GET", "/scorecard/export.csv", Right.EXPORT),
            line("GET", "/scorecard/customers", Right.SEE_CUSTOMERS),
            line("GET", "/scorecard/customers.csv", Right.EXPORT),
            line("GET", "/customers/{id}/attitudes", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/attitudes", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/attitudes/{attitude}/back", Right.ANSWER_CUSTOMERS),
            // rewards
            line("GET", "/rewards", Right.SEE_REPORTS),
            line("POST", "/rewards/run", Right.RUN_JOBS),
            line("GET", "/rewards/programme", Right.SEE_REPORTS),
            line("POST", "/rewards/programme", Right.RUN_JOBS),
            line("POST", "/rewards/programme/{id}/back", Right.RUN_JOBS),
            line("GET", "/rewards/entries", Right.SEE_CUSTOMERS),
            line("GET", "/rewards/entries.csv", Right.EXPORT),
            line("GET", "/rewards/entries.parquet", Right.EXPORT),
            line("GET", "/rewards/fairness", Right.SEE_CUSTOMERS),
            line("GET", "/rewards/fairness.csv", Right.EXPORT),
            line("GET", "/rewards/fairness.parquet", Right.EXPORT),
            line("GET", "/customers/{id}/rewards", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/rewards/redeem", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/rewards/credit", Right.ANSWER_CUSTOMERS),
            line("POST", "/customers/{id}/rewards/{entry}/back", Right.ANSWER_CUSTOMERS),
            // files coming in
            line("GET", "/import", Right.IMPORT),
            line("GET", "/import/flaws.csv", Right.IMPORT),
            line("POST", "/import/files", Right.IMPORT),
            line("GET", "/import/files/{name}", Right.IMPORT),
            line("POST", "/import/files/{name}", Right.IMPORT),
            line("POST", "/import/files/{name}/start", Right.IMPORT),
            line("POST", "/import/files/{name}/forget", Right.IMPORT),
            line("GET", "/import/jobs/{id}", Right.IMPORT),
            line("GET", "/imports/{id}", Right.IMPORT),
            line("GET", "/imports/{id}/flaws", Right.IMPORT),
            line("GET", "/imports/{id}/flaws.csv", Right.IMPORT),
            line("POST", "/imports/{id}/flaws/{flaw}/dismiss", Right.IMPORT),
            line("GET", "/sources", Right.IMPORT),
            line("GET", "/sources/{id}", Right.IMPORT),
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
            line("POST", "/records/{id}/split", Right.DECIDE_JOINS),
            // people and keys
            line("GET", "/people", Right.MANAGE_PEOPLE),
            line("GET", "/people/invite", Right.MANAGE_PEOPLE),
            line("POST", "/people/invite", Right.MANAGE_PEOPLE),
            line("GET", "/people/{id}", Right.MANAGE_PEOPLE),
            line("POST", "/people/{id}", Right.MANAGE_PEOPLE),
            line("POST", "/people/{id}/link", Right.MANAGE_PEOPLE),
            line("GET", "/keys", Right.MANAGE_KEYS),
            line("POST", "/keys", Right.MANAGE_KEYS),
            line("POST", "/keys/{id}/revoke", Right.MANAGE_KEYS),
            // the customer's own page
            line("GET", "/own/link", NOTHING),
            line("POST", "/own/link", NOTHING),
            line("GET", "/own/enter/{secret}", NOTHING),
            line("POST", "/own/enter", NOTHING),
            line("POST", "/own/language", NOTHING),
            line("GET", "/own/erased", NOTHING),
            line("*", "/own", CUSTOMER),
            line("*", "/own/**", CUSTOMER),
            line("GET", "/customers/{id}/own", Right.SEE_CUSTOMERS),
            line("POST", "/customers/{id}/own/link", Right.ANSWER_CUSTOMERS),
            line("GET", "/customers/{id}/erasure", Right.ERASE_CUSTOMERS),
            line("POST", "/customers/{id}/erasure", Right.ERASE_CUSTOMERS),
            // other programs
            line("GET", "/health", NOTHING),
            line("GET", "/health/**", NOTHING),
            line("GET", "/metrics", Right.SEE_METRICS),
            line("GET", "/api/openapi.json", NOTHING),
            line("GET", "/api/openapi.json.yaml", NOTHING),
            line("GET", "/api/v1/self", ENTRY),
            line("GET", "/api/v1/customers", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}/products", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/customers/{id}/documents", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/search", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/ledger", Right.SEE_REPORTS),
            line("GET", "/api/v1/segments", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/segments/{id}/members", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/portfolios", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/portfolios/{id}/customers", Right.SEE_CUSTOMERS),
            line("GET", "/api/v1/imports", Right.IMPORT),
            line("POST", "/api/v1/imports", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}/flaws", Right.IMPORT),
            line("GET", "/api/v1/imports/{id}/signatures", Right.IMPORT),
            line("GET", "/api/v1/jobs", Right.SEE_JOBS),
            line("GET", "/api/v1/jobs/{id}", Right.SEE_JOBS));

    private Access() {}

    /** What one must have to open an address; empty where the table has no line for it. */
    public static Optional<Need> need(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return TABLE.stream()
                .filter(line -> line.fits(method, parsed))
                .map(Line::need)
                .findFirst();
    }

    private static Line line(String method, String pattern, Right right) {
        return line(method, pattern, Need.of(right));
    }

    private static Line line(String method, String pattern, Need need) {
        return new Line(method, PathPatternParser.defaultInstance.parse(pattern), need);
    }
}
