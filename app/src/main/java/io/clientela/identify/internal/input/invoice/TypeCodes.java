package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Document.Kind;
import java.util.Set;

/** The document types of UN/EDIFACT 1001, as UBL and CII use them. */
final class TypeCodes {

    private static final Set<String> CREDIT =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532");
    private static final Set<String> DEBIT = Set.of("80", "84", "383");

    private TypeCodes() {}

    /** What kind of document a code says; an invoice of some sort (380, 384, 389, 751 and so on) where it says no other. */
    static Kind kind(String code) {
        if (CREDIT.contains(code)) {
            return Kind.CREDIT_NOTE;
        }
        return DEBIT.contains(code) ? Kind.DEBIT_NOTE : Kind.INVOICE;
    }

    /** Remarks on an invoice of a prepayment: it counts as a sale, and the final invoice may state the whole amount again. */
    static void remarkOnPrepayment(String code, Element at, Report report) {
        if (code.equals("386")) {
            report.remark(
                    at,
                    "prepayment-counts",
                    "a prepayment invoice counts as a sale; the final invoice should take it off");
        }
    }

    /** Whether a document of that kind and type is about another one. */
    static boolean corrects(Kind kind, String code, boolean negative) {
        return kind == Kind.CREDIT_NOTE || kind == Kind.DEBIT_NOTE || code.equals("384") || negative;
    }
}
