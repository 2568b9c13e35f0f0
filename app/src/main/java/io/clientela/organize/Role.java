package io.clientela.organize;

import static io.clientela.organize.Right.ANSWER_CUSTOMERS;
import static io.clientela.organize.Right.DECIDE_JOINS;
import static io.clientela.organize.Right.EDIT_EXPERIMENTS;
import static io.clientela.organize.Right.EDIT_NEEDS;
import static io.clientela.organize.Right.EDIT_PORTFOLIOS;
import static io.clientela.organize.Right.EDIT_SEGMENTS;
import static io.clientela.organize.Right.EXPORT;
import static io.clientela.organize.Right.IMPORT;
import static io.clientela.organize.Right.RUN_JOBS;
import static io.clientela.organize.Right.SEE_CUSTOMERS;
import static io.clientela.organize.Right.SEE_JOBS;
import static io.clientela.organize.Right.SEE_REPORTS;
import static io.clientela.organize.Right.SEND;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** The part a person plays in the firm, and with it what he may do. A person has one role or more. */
public enum Role {
    /** Runs the installation and may do everything. */
    ADMINISTRATOR,
    /** Brings the data in, decides joins, prepares figures. */
    ANALYST,
    /** Answers for customers. */
    CUSTOMER_MANAGER,
    /** Speaks to customers. */
    MARKETER,
    /** Answers for products. */
    PRODUCT_MANAGER;

    /** What this role may do. */
    public Set<Right> rights() {
        return switch (this) {
            case ADMINISTRATOR -> Set.of(Right.values());
            case ANALYST ->
                Set.of(
                        SEE_CUSTOMERS,
                        EDIT_NEEDS,
                        EDIT_SEGMENTS,
                        EDIT_PORTFOLIOS,
                        EDIT_EXPERIMENTS,
                        IMPORT,
                        DECIDE_JOINS,
                        EXPORT,
                        SEE_REPORTS,
                        SEE_JOBS,
                        RUN_JOBS);
            case CUSTOMER_MANAGER ->
                Set.of(SEE_CUSTOMERS, EDIT_NEEDS, EDIT_SEGMENTS, DECIDE_JOINS, SEE_REPORTS, ANSWER_CUSTOMERS, SEND);
            case MARKETER ->
                Set.of(
                        SEE_CUSTOMERS,
                        EDIT_NEEDS,
                        EDIT_SEGMENTS,
                        EXPORT,
                        SEE_REPORTS,
                        ANSWER_CUSTOMERS,
                        SEND,
                        EDIT_EXPERIMENTS);
            case PRODUCT_MANAGER -> Set.of(SEE_CUSTOMERS, EDIT_NEEDS, SEE_REPORTS);
        };
    }

    /** What somebody with all of these roles may do. */
    public static Set<Right> rightsOf(Collection<Role> roles) {
        Set<Right> all = EnumSet.noneOf(Right.class);
        roles.forEach(role -> all.addAll(role.rights()));
        return Set.copyOf(all);
    }
}
