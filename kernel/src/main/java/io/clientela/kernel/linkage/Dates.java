package io.clientela.kernel.linkage;

/** Dates as numbers yyyymmdd, 0 where a text holds no date. No calendar is needed: only digits are compared. */
final class Dates {

    private Dates() {}

    /** Reads year-month-day, day/month/year, month/day/year where only that can be, and eight digits. */
    static int parse(String text) {
        int[] parts = new int[3];
        int[] lengths = new int[3];
        int count = 0;
        int at = 0;
        while (at < text.length() && count < 3) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                at++;
                continue;
            }
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < 8 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            parts[count] = value;
            lengths[count++] = at - start;
        }
        if (count >= 1 && lengths[0] == 8) {
            int date = of(parts[0] / 10000, parts[0] / 100 % 100, parts[0] % 100);
            return date != 0 ? date : of(parts[0] % 10000, parts[0] / 10000 % 100, parts[0] / 1000000);
        }
        if (count < 3) {
            return 0;
        }
        if (lengths[0] == 4) {
            return of(parts[0], parts[1], parts[2]);
        }
        int year = lengths[2] == 2 ? parts[2] + (parts[2] > 30 ? 1900 : 2000) : parts[2];
        int date = of(year, parts[1], parts[0]);
        return date != 0 ? date : of(year, parts[0], parts[1]);
    }

    /** The date of the three parts, 0 if one is out of its range. */
    static int of(int year, int month, int day) {
        boolean holds = year >= 1000 && year <= 2999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        return holds ? year * 10000 + month * 100 + day : 0;
    }

    /** The level of {@link Comparison#BIRTH_DATE} for two dates. */
    static int level(int a, int b) {
        if (a == b) {
            return 1;
        }
        if (oneSlip(a, b)) {
            return 2;
        }
        int equalParts = (a / 10000 == b / 10000 ? 1 : 0)
                + (a / 100 % 100 == b / 100 % 100 ? 1 : 0)
                + (a % 100 == b % 100 ? 1 : 0);
        if (equalParts == 2) {
            return 3;
        }
        if (near(a, b)) {
            return 4;
        }
        return a / 10000 == b / 10000 ? 5 : 6;
    }

    /** One digit differs, or two neighbours changed places, or day and month did. */
    private static boolean oneSlip(int a, int b) {
        int different = 0;
        int first = -1;
        for (int i = 0, x = a, y = b; i < 8 && different < 3; i++, x /= 10, y /= 10) {
            if (x % 10 != y % 10) {
                different++;
                first = first < 0 ? i : first;
            }
        }
        if (different == 1) {
            return true;
        }
        int month = a / 100 % 100;
        int day = a % 100;
        if (a / 10000 == b / 10000 && month == b % 100 && day == b / 100 % 100) {
            return true;
        }
        if (different != 2) {
            return false;
        }
        int power = 1;
        for (int i = 0; i < first; i++) {
            power *= 10;
        }
        int low = a / power % 10;
        int high = a / power / 10 % 10;
        return b / power % 10 == high && b / power / 10 % 10 == low;
    }

    /** Within 45 days, or each part off by at most one (the year also by ten), or two digits in all. */
    private static boolean near(int a, int b) {
        int years = Math.abs(a / 10000 - b / 10000);
        int months = Math.abs(a / 100 % 100 - b / 100 % 100);
        int days = Math.abs(a % 100 - b % 100);
        int apart = Math.abs(ordinal(a) - ordinal(b));
        return apart <= 45 || ((years <= 1 || years == 10) && months <= 1 && days <= 2);
    }

    private static int ordinal(int date) {
        int year = date / 10000;
        int month = date / 100 % 100;
        return (int) (year * 365.25 + month * 30.44 + date % 100);
    }
}
