package io.clientela.interact.internal.medium.setting;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.mail.MailAddress;
import io.clientela.interact.internal.medium.mail.NoReply;
import io.clientela.interact.internal.medium.mail.SigningKey;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with settings before they are kept. */
public final class SettingCheck {

    private static final Set<String> ADDRESSES = Set.of("from", "reply-to", "return-path");

    private SettingCheck() {}

    /** Message keys with arguments; none where all may be kept. */
    public static List<String> faults(Medium medium, Map<String, String> values) {
        List<String> faults = new ArrayList<>();
        values.forEach((name, value) -> Setting.of(medium).stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .map(setting -> fault(setting, value.strip()))
                .orElse(Optional.of("medium.wrong.unknown|" + name))
                .ifPresent(faults::add));
        return faults;
    }

    private static Optional<String> fault(Setting setting, String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (ADDRESSES.contains(setting.name())) {
            return address(value);
        }
        boolean right = switch (setting.kind()) {
            case "number" -> setting.name().equals("cost") ? amount(value) : value.matches("\\d{1,7}");
            case "text", "secret" -> text(setting.name(), value);
            default -> setting.choices().contains(value);
        };
        return right ? Optional.empty() : Optional.of("medium.wrong." + setting.name());
    }

    /** R32: whoever writes to a customer can be answered. */
    private static Optional<String> address(String value) {
        if (NoReply.is(value)) {
            return Optional.of("medium.trouble.no-reply");
        }
        return MailAddress.of(value).isPresent()
                ? Optional.empty()
                : Optional.of("medium.trouble.bad-address|" + value);
    }

    private static boolean amount(String value) {
        try {
            return new BigDecimal(value).signum() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean text(String name, String value) {
        return switch (name) {
            case "dkim-key" -> SigningKey.isOne(value);
            case "currency" -> value.matches("[A-Z]{3}");
            case "dkim-domain", "host", "imap-host", "smpp-host" -> value.matches("[A-Za-z0-9.:-]+");
            case "dkim-selector" -> value.matches("[A-Za-z0-9.-]+");
            case "http-address" -> isWeb(value);
            case "sms-hook-secret" -> value.matches("[A-Za-z0-9_~.-]{16,}");
            default -> true;
        };
    }

    /** Whether a text is an address of the web. */
    public static boolean isWeb(String value) {
        try {
            URI address = URI.create(value);
            return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
