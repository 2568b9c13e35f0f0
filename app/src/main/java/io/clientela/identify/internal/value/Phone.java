package io.clientela.identify.internal.value;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.clientela.kernel.value.Outcome;

/**
 * A telephone number that its country's numbering plan knows (by libphonenumber's data).
 *
 * @param e164 the number in E.164 form, such as {@code +390236618300}
 */
public record Phone(String e164) {

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();

    /**
     * Reads a number in any usual writing; an extension is left aside.
     *
     * @param text the number as stated
     * @param region the country taken where the text has no international prefix, ISO 3166-1 alpha-2
     * @return the number, or one of the reasons {@code phone-form}, {@code phone-plan}
     */
    public static Outcome<Phone> parse(String text, String region) {
        try {
            var number = PLAN.parse(text, region);
            if (!PLAN.isValidNumber(number)) {
                return new Outcome.Unknown<>("phone-plan", "no numbering plan has '" + text + "'");
            }
            return new Outcome.Known<>(new Phone(PLAN.format(number, PhoneNumberFormat.E164)));
        } catch (NumberParseException e) {
            return new Outcome.Unknown<>("phone-form", "'" + text + "' is no telephone number");
        }
    }

    @Override
    public String toString() {
        return e164;
    }
}
