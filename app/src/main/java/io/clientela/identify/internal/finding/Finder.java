package io.clientela.identify.internal.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Finds customers by a fragment.
 *
 * <p>A fragment may be a customer's number, the beginning or a part of a code (phone, VAT number, tax code, e-mail, card,
 * customer code), the beginning of a document's number, or words of a name, city or e-mail address, of which each may be
 * cut short or misspelt. A word with figures beside words with letters narrows: {@code rossi 347}. What matches better
 * stands first: whole codes, then whole words, begun words, codes in part, documents, misspelt words; among equals the
 * customer that bought more.
 */
@Component
public class Finder {

    /** Of so many bearers of a name, those are sought whose numbers have the typed figures. */
    private static final int NARROWED = 2_000;

    /** Where so many are found as they were typed, slips of the pen are not thought of. */
    private static final int ENOUGH = 3;

    /** The same where figures stand beside words: both fit, so that the one found is hardly found by chance. */
    private static final int ENOUGH_WITH_FIGURES = 1;

    private final Vocabulary vocabulary;
    private final Codes codes;

    /** A finder in the given database. */
    public Finder(Vocabulary vocabulary, Codes codes) {
        this.vocabulary = vocabulary;
        this.codes = codes;
    }

    /** The customers found, the best first, at most {@code limit}. */
    public List<Match> find(String fragment, int limit) {
        String text = fragment.strip();
        if (text.isEmpty() || text.length() > 200) {
            return List.of();
        }
        var found = new Found(limit);
        boolean figures = text.chars().anyMatch(Character::isDigit);
        boolean address = text.indexOf('@') >= 0;
        if (figures && text.length() <= 18 && text.chars().allMatch(Character::isDigit)) {
            codes.customer(Long.parseLong(text)).ifPresent(found::add);
        }
        if (figures || address) {
            codes.whole(text).forEach(found::add);
        }
        var words = words(text, figures);
        if (!address && words.stream().anyMatch(Finder::isWord)) {
            named(words, found);
        }
        if (found.isEmpty() || (figures && !address && !found.full())) {
            codes.parts(text, limit).forEach(found::add);
        }
        if (!found.full() && figures) {
            codes.documents(text, limit).forEach(found::add);
        }
        int enough = words.stream().allMatch(Finder::isWord) ? ENOUGH : ENOUGH_WITH_FIGURES;
        if (found.size() < enough && !address && words.stream().anyMatch(Finder::isWord)) {
            misspelt(words, found);
        }
        return found.list();
    }

    /**
     * The typed words. A letter alone is no word of a name, unless it stands last and may be the beginning of one; beside
     * figures it belongs to a number, such as 123/A.
     */
    private static List<String> words(String text, boolean figures) {
        var all = Terms.split(text);
        var words = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            if (word.length() > 1 || !isWord(word) || (i == all.size() - 1 && !figures)) {
                words.add(word);
            }
        }
        return words;
    }

    private void named(List<String> words, Found found) {
        if (words.stream().allMatch(Finder::isWord)) {
            add(vocabulary.bearing(vocabulary.exact(words), found.limit()), words, false, found);
            if (!found.full()) {
                add(vocabulary.bearing(vocabulary.begun(words), found.limit()), words, false, found);
            }
        } else {
            var named = words.stream().filter(Finder::isWord).toList();
            var figures = words.stream().filter(w -> !isWord(w)).toList();
            var bearers = vocabulary.bearing(vocabulary.begun(named), NARROWED);
            codes.narrowed(bearers, figures).forEach(found::add);
        }
    }

    private void misspelt(List<String> words, Found found) {
        var named = words.stream().filter(Finder::isWord).toList();
        var figures = words.stream().filter(w -> !isWord(w)).toList();
        int most = figures.isEmpty() ? found.limit() : NARROWED;
        var bearers = vocabulary.bearing(vocabulary.near(named), most);
        if (bearers.isEmpty() && found.isEmpty()) {
            bearers = vocabulary.bearing(vocabulary.farther(named), most);
        }
        if (figures.isEmpty()) {
            add(bearers, named, true, found);
        } else {
            codes.narrowed(bearers, figures)
                    .forEach(m -> found.add(new Match(m.customerId(), m.field(), m.matched(), true)));
        }
    }

    private void add(List<Long> customers, List<String> words, boolean near, Found found) {
        for (var match : vocabulary.matches(customers, words, near)) {
            found.add(match);
        }
    }

    private static boolean isWord(String word) {
        return word.chars().noneMatch(Character::isDigit);
    }

    /** What was found so far, each customer once by its best match. */
    private static final class Found {

        private final int limit;
        private final Map<Long, Match> byCustomer = new LinkedHashMap<>();

        Found(int limit) {
            this.limit = limit;
        }

        void add(Match match) {
            if (!full()) {
                byCustomer.putIfAbsent(match.customerId(), match);
            }
        }

        int limit() {
            return limit;
        }

        boolean full() {
            return byCustomer.size() >= limit;
        }

        int size() {
            return byCustomer.size();
        }

        boolean isEmpty() {
            return byCustomer.isEmpty();
        }

        List<Match> list() {
            return new ArrayList<>(byCustomer.values());
        }
    }
}
