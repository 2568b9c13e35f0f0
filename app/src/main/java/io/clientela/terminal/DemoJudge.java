package io.clientela.terminal;

import io.clientela.demo.DemoTruth;
import io.clientela.demo.DemoTruth.KeyKind;
import io.clientela.demo.DemoVerdict.Judged;
import io.clientela.identify.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Looks each record of the demo up in the truth by what it states: its code, card, tax code, VAT number or e-mail. */
final class DemoJudge {

    private static final Map<String, KeyKind> KINDS = Map.of(
            "CUSTOMER_CODE", KeyKind.CODE,
            "CARD_NUMBER", KeyKind.CARD,
            "TAX_CODE", KeyKind.TAX,
            "VAT_NUMBER", KeyKind.VAT,
            "EMAIL", KeyKind.EMAIL);

    private DemoJudge() {}

    /** Every record whose true customer is known, with the customer that it was held for. */
    static List<Judged> judge(Records records, DemoTruth truth) {
        List<Judged> judged = new ArrayList<>();
        records.each(identity -> {
            for (Map.Entry<String, KeyKind> kind : KINDS.entrySet()) {
                String text = identity.stated().get(kind.getKey());
                if (text != null) {
                    OptionalInt owner = truth.customerOf(identity.source(), kind.getValue(), text);
                    if (owner.isPresent()) {
                        judged.add(new Judged(owner.getAsInt(), identity.customerId()));
                        return;
                    }
                }
            }
        });
        return judged;
    }
}
