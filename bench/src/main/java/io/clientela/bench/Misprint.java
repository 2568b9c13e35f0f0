package io.clientela.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Slips of the pen and of the keyboard. */
final class Misprint {

    private final SplittableRandom random;

    Misprint(SplittableRandom random) {
        this.random = random;
    }

    /** One or, seldom, two letters left out, doubled, swapped or replaced. */
    String letter(String value) {
        String once = slip(value, "abcdefghilmnoprstuvz");
        return random.nextInt(6) == 0 ? slip(once, "abcdefghilmnoprstuvz") : once;
    }

    private String slip(String value, String letters) {
        if (value.length() < 3) {
            return value;
        }
        int at = 1 + random.nextInt(value.length() - 2);
        String head = value.substring(0, at);
        String tail = value.substring(at + 1);
        char other = letters.charAt(random.nextInt(letters.length()));
        return switch (random.nextInt(4)) {
            case 0 -> head + tail;
            case 1 -> head + value.charAt(at) + value.charAt(at) + tail;
            case 2 -> head + value.charAt(at + 1) + value.charAt(at) + value.substring(at + 2);
            default -> head + other + tail;
        };
    }

    /** One digit replaced, or two neighbours swapped. */
    String digit(String value) {
        var out = new StringBuilder(value);
        for (int tries = 0; tries < 20; tries++) {
            int at = random.nextInt(value.length() - 1);
            char here = value.charAt(at);
            char next = value.charAt(at + 1);
            if (Character.isDigit(here) && random.nextBoolean()) {
                out.setCharAt(at, (char) ('0' + random.nextInt(10)));
                return out.toString();
            }
            if (Character.isDigit(here) && Character.isDigit(next)) {
                out.setCharAt(at, next);
                out.setCharAt(at + 1, here);
                return out.toString();
            }
        }
        return value;
    }

    /** The legal form written otherwise or left out, a word left out, "&" written out. */
    String company(String name) {
        String out = name;
        int form = out.lastIndexOf(' ');
        if (random.nextInt(3) == 0 && form > 0) {
            String other = List.of("srl", "S.R.L.", "S.r.l.", "", "").get(random.nextInt(5));
            out = (out.substring(0, form) + " " + other).strip();
        }
        if (random.nextInt(4) == 0) {
            out = out.replace(" & ", " e ");
        }
        String[] words = out.split(" ", -1);
        if (words.length > 3 && random.nextInt(25) == 0) {
            int gone = random.nextInt(words.length);
            var rest = new StringBuilder();
            for (int i = 0; i < words.length; i++) {
                rest.append(i == gone ? "" : words[i] + " ");
            }
            out = rest.toString().strip();
        }
        return out;
    }
}
