package io.clientela.bench;

import java.util.Arrays;

/** The front door of {@code ./clientela bench NAME}. */
public final class Bench {

    private Bench() {}

    /** Runs the bench that the first argument names, with the other arguments; ends the process with its exit code. */
    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws Exception {
        String name = args.length == 0 ? "" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        return switch (name) {
            case "link" -> LinkBench.run(rest);
            case "join" -> JoinBench.run(rest);
            case "import" -> ImportBench.run(rest);
            case "search" -> SearchBench.run(rest);
            case "demo" -> DemoBench.run();
            case "lifetime" -> LifetimeBench.run(rest);
            case "picture" -> PictureBench.run(rest);
            case "segments" -> SegmentsBench.run(rest);
            case "reports" -> ReportsBench.run(rest);
            case "effect" -> EffectBench.run(rest);
            case "send" -> SendBench.run(rest);
            default -> {
                System.err.println(
                        "benches: link, join, import, search, demo, lifetime, picture, segments, reports, effect,"
                                + " send");
                yield 2;
            }
        };
    }
}
