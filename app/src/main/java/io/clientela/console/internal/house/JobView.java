package io.clientela.console.internal.house;

import io.clientela.console.internal.shell.Words;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job in the words of its reader.
 *
 * @param id its number
 * @param kind what is done, in words
 * @param title on what
 * @param who who asked
 * @param status where it stands
 * @param statusText the same in words
 * @param step what it does just now, empty when nothing
 * @param amount how much of the step is done, such as 1,200 of 4,000 lines; empty when not known
 * @param percent the part of the step that is done, from 0 to 100; -1 when not known
 * @param left how long the rest of the step takes; empty when not known
 * @param took how long it runs or ran; empty before it began
 * @param submitted when it was asked for
 * @param stoppable whether it can still be cancelled
 * @param error what went wrong and what to do, empty when nothing did
 * @param result what came of it: names and values
 */
public record JobView(
        long id,
        String kind,
        String title,
        String who,
        Status status,
        String statusText,
        String step,
        String amount,
        int percent,
        String left,
        String took,
        Instant submitted,
        boolean stoppable,
        String error,
        Map<String, String> result) {

    private static final Pattern NUMBERED = Pattern.compile("(import|segment|extract) (\\d+)");

    /** A job for a reader. */
    static JobView of(JobState job, Words words, JsonMapper json) {
        JobState.Progress progress = job.progress();
        String step = progress.step().isEmpty()
                ? ""
                : words.sayOr("job." + job.kind() + "." + progress.step(), progress.step());
        return new JobView(
                job.id(),
                words.sayOr("job." + job.kind(), job.kind()),
                on(job.title(), words),
                words.who(job.who()),
                job.status(),
                words.say(
                        job.cancelling() && !job.status().over()
                                ? "house.job.cancelling"
                                : "house.job." + job.status().code()),
                progress.detail().isEmpty() ? step : step + " · " + progress.detail(),
                amount(progress, words),
                progress.part().map(part -> (int) Math.floor(part * 100)).orElse(-1),
                progress.left().map(words::duration).orElse(""),
                took(job, words),
                job.submitted(),
                !job.status().over() && !job.cancelling(),
                job.error(),
                result(job, words, json));
    }

    /** What the house calls it itself is said in words, such as {@code import 8}; names that people gave stay. */
    private static String on(String title, Words words) {
        Matcher numbered = NUMBERED.matcher(title);
        String name = numbered.matches() ? numbered.group(1) : title;
        String key = "job.on." + name.replace(' ', '-');
        if (!words.knows(key)) {
            return title;
        }
        return numbered.matches() ? words.say(key, numbered.group(2)) : words.say(key);
    }

    /** Whether nothing more will happen. */
    public boolean over() {
        return status.over();
    }

    /** The kind of badge for the status. */
    public String badge() {
        return switch (status) {
            case DONE -> "badge-good";
            case FAILED, INTERRUPTED -> "badge-problem";
            case RUNNING -> "badge-hint";
            case WAITING, CANCELLED -> "badge-quiet";
        };
    }

    private static String amount(JobState.Progress progress, Words words) {
        if (progress.unit().isEmpty()) {
            return "";
        }
        boolean bytes = progress.unit().equals("bytes");
        String done = bytes ? words.bytes(progress.done()) : words.number(progress.done());
        String unit = bytes ? "" : " " + words.sayOr("unit." + progress.unit(), progress.unit());
        if (progress.total() == 0) {
            return done + unit;
        }
        String total = bytes ? words.bytes(progress.total()) : words.number(progress.total());
        return words.say("house.job.amount", done, total) + unit;
    }

    private static String took(JobState job, Words words) {
        if (job.started().isEmpty()) {
            return "";
        }
        Instant end = job.ended().orElseGet(Instant::now);
        return words.duration(Duration.between(job.started().get(), end));
    }

    private static Map<String, String> result(JobState job, Words words, JsonMapper json) {
        Map<String, String> facts = new LinkedHashMap<>();
        job.result()
                .ifPresent(text -> json.readTree(text)
                        .properties()
                        .forEach(entry -> facts.put(
                                words.sayOr("job." + job.kind() + ".result." + entry.getKey(), entry.getKey()),
                                written(entry.getValue(), words))));
        return facts;
    }

    private static String written(JsonNode value, Words words) {
        if (value.isIntegralNumber()) {
            return words.number(value.asLong());
        }
        if (value.isBoolean()) {
            return words.say(value.asBoolean() ? "house.job.yes" : "house.job.no");
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
