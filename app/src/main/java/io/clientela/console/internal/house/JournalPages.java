package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Page;
import io.clientela.platform.Journal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The journal: who did what, when, why and from which data. */
@Controller
class JournalPages {

    private static final int SHOWN = 50;

    private final Journal journal;

    JournalPages(Journal journal) {
        this.journal = journal;
    }

    @GetMapping("/journal")
    ModelAndView list(Page page, @RequestParam @Nullable String about, @RequestParam @Nullable Long before) {
        OptionalLong from = before == null ? OptionalLong.empty() : OptionalLong.of(before);
        List<Journal.Line> read = about == null || about.isBlank()
                ? journal.latest(from, SHOWN + 1)
                : journal.about(about, from, SHOWN + 1);
        List<Journal.Line> shown = read.subList(0, Math.min(SHOWN, read.size()));
        return page.show(
                "house/journal",
                "lines",
                shown.stream().map(line -> JournalEntry.of(line, page.words())).toList(),
                "about",
                about == null ? "" : about,
                "older",
                read.size() > SHOWN ? shown.getLast().id() : 0L);
    }
}
