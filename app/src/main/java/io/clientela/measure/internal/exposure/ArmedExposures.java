package io.clientela.measure.internal.exposure;

import io.clientela.kernel.effect.Assignment;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiment.State;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposure.Kind;
import io.clientela.measure.Exposures;
import io.clientela.measure.internal.experiment.ExperimentRows;
import io.clientela.measure.internal.holdout.KeptHoldOuts;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes exposures, many thousand customers at a time: reads what is written down of them, computes the arms of the others,
 * writes those down.
 *
 * <p>The hold-out over all prevails: whoever is in it now is not to be written to, whatever his arm; whoever was in it when
 * he was first exposed stays out of the experiment.
 */
@Component
class ArmedExposures implements Exposures {

    private static final Statements SQL = Statements.of("measure/exposures");
    private static final int PIECE = 20_000;
    private static final int OF_ALL = -1;

    private final JdbcClient database;
    private final ExperimentRows rows;
    private final KeptHoldOuts holdOuts;
    private final Clock clock;

    ArmedExposures(JdbcClient database, ExperimentRows rows, KeptHoldOuts holdOuts, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.holdOuts = holdOuts;
        this.clock = clock;
    }

    /** What stands of a customer: his record in the target, his number then, and his arm where it is known. */
    private record Place(long customerId, long recordId, long unit, boolean known, int arm) {}

    /** What is needed for all pieces of one call. */
    private record Call(Experiment experiment, Assignment hash, Map<String, Integer> arms, KeptHoldOuts.Holding held) {

        int arm(Place place) {
            return held.holds(place.customerId()) ? OF_ALL : Objects.requireNonNull(arms.get(hash.arm(place.unit())));
        }

        Exposure exposure(Place place) {
            var maker = ExposureMaker.handedOver();
            if (place.arm() == OF_ALL || held.holds(place.customerId())) {
                return maker.make(place.customerId(), Kind.HELD_OUT_OF_ALL, OptionalLong.empty(), Optional.empty());
            }
            Arm arm = experiment.plan().arms().get(place.arm());
            return maker.make(
                    place.customerId(),
                    arm.held() ? Kind.HELD_OUT : Kind.TREATED,
                    OptionalLong.of(experiment.id()),
                    Optional.of(arm.name()));
        }
    }

    @Override
    @Transactional
    public List<Exposure> expose(long experimentId, Collection<Long> customerIds) {
        var call = call(rows.held(experimentId), experimentId);
        var asked = List.copyOf(customerIds);
        var made = new ArrayList<Exposure>(asked.size());
        for (int from = 0; from < asked.size(); from += PIECE) {
            piece(call, asked.subList(from, Math.min(asked.size(), from + PIECE)), made);
        }
        return made;
    }

    private Call call(Optional<Experiment> found, long experimentId) {
        var experiment = found.filter(one -> one.state() == State.RUNNING)
                .orElseThrow(() -> new IllegalArgumentException("experiment " + experimentId + " does not run"));
        Map<String, Integer> arms = new HashMap<>();
        for (int i = 0; i < experiment.plan().arms().size(); i++) {
            arms.put(experiment.plan().arms().get(i).name(), i);
        }
        return new Call(experiment, experiment.plan().assignment(experiment.key()), arms, holdOuts.holding());
    }

    @Override
    public List<Targeted> target(long experimentId, long after, int limit) {
        var call = call(rows.find(experimentId), experimentId);
        var some = database.sql(SQL.get("target"))
                .param("experiment", experimentId)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Targeted(
                        row.getLong("record_id"), row.getLong("customer_id"), Kind.NOT_MEASURED, Optional.empty()))
                .list();
        var places = places(
                experimentId,
                some.stream().mapToLong(Targeted::customerId).distinct().toArray());
        return some.stream()
                .map(one -> targeted(call, one, places.get(one.customerId())))
                .toList();
    }

    @Override
    public Map<Long, Kind> standing(long experimentId, Collection<Long> customerIds) {
        var found = rows.find(experimentId).filter(one -> one.state() == State.RUNNING);
        var places = found.isEmpty()
                ? Map.<Long, Place>of()
                : places(
                        experimentId,
                        customerIds.stream()
                                .mapToLong(Long::longValue)
                                .distinct()
                                .toArray());
        Map<Long, Kind> kinds = HashMap.newHashMap(customerIds.size());
        var call = found.map(experiment -> call(found, experimentId));
        for (long id : customerIds) {
            var place = places.get(id);
            kinds.put(id, call.isEmpty() || place == null ? Kind.OVER : kind(call.get(), place));
        }
        return kinds;
    }

    private static Targeted targeted(Call call, Targeted one, @Nullable Place place) {
        return new Targeted(
                one.recordId(),
                one.customerId(),
                kind(call, place),
                arm(call, place).map(Arm::name));
    }

    private static Kind kind(Call call, @Nullable Place place) {
        return arm(call, place)
                .map(arm -> arm.held() ? Kind.HELD_OUT : Kind.TREATED)
                .orElse(Kind.HELD_OUT_OF_ALL);
    }

    /** The arm in which an exposure would be now; empty where he is held out of all. */
    private static Optional<Arm> arm(Call call, @Nullable Place place) {
        if (place == null || call.held().holds(place.customerId())) {
            return Optional.empty();
        }
        int arm = place.known() ? place.arm() : call.arm(place);
        return arm == OF_ALL
                ? Optional.empty()
                : Optional.of(call.experiment().plan().arms().get(arm));
    }

    @Override
    public Map<Long, String> arms(long experimentId, Collection<Long> customerIds) {
        var found = rows.find(experimentId);
        if (found.isEmpty()) {
            return Map.of();
        }
        var call = found.filter(one -> one.state() == State.RUNNING).map(one -> call(found, experimentId));
        var arms = found.get().plan().arms();
        Map<Long, String> named = new HashMap<>();
        places(
                        experimentId,
                        customerIds.stream()
                                .mapToLong(Long::longValue)
                                .distinct()
                                .toArray())
                .forEach((customer, place) -> {
                    if (call.isPresent()) {
                        arm(call.get(), place).ifPresent(arm -> named.put(customer, arm.name()));
                    } else if (place.known() && place.arm() != OF_ALL) {
                        named.put(customer, arms.get(place.arm()).name());
                    }
                });
        return named;
    }

    @Override
    @Transactional
    public long grow(long experimentId) {
        var target =
                call(rows.held(experimentId), experimentId).experiment().plan().target();
        return target.growing()
                ? rows.target("grow", target).param("id", experimentId).update()
                : 0;
    }

    @Override
    public long targetSize(long experimentId) {
        return database.sql(SQL.get("target-size"))
                .param("experiment", experimentId)
                .query(Long.class)
                .single();
    }

    private void piece(Call call, List<Long> asked, List<Exposure> made) {
        var ids = asked.stream().mapToLong(Long::longValue).distinct().toArray();
        var places = placed(call.experiment(), ids);
        if (writeDown(call, places)) {
            places = places(call.experiment().id(), ids); // somebody else was faster: what he wrote counts
        }
        for (long id : asked) {
            made.add(call.exposure(Objects.requireNonNull(places.get(id))));
        }
    }

    /** The places of all; those who came into the target since are added to it. */
    private Map<Long, Place> placed(Experiment experiment, long[] ids) {
        var places = places(experiment.id(), ids);
        if (places.size() < ids.length && experiment.plan().target().growing()) {
            rows.target("grow-target", experiment.plan().target())
                    .param("id", experiment.id())
                    .param("asked", ids)
                    .update();
            places = places(experiment.id(), ids);
        }
        for (long id : ids) {
            if (!places.containsKey(id)) {
                throw new IllegalArgumentException(
                        "customer " + id + " is not in the target of experiment " + experiment.id());
            }
        }
        return places;
    }

    private Map<Long, Place> places(long experimentId, long[] ids) {
        Map<Long, Place> places = HashMap.newHashMap(ids.length);
        database.sql(SQL.get("asked"))
                .param("experiment", experimentId)
                .param("asked", ids)
                .query((row, n) -> new Place(
                        row.getLong("customer_id"),
                        row.getLong("record_id"),
                        row.getLong("unit"),
                        row.getBoolean("known"),
                        row.getInt("arm")))
                .list()
                .forEach(place -> places.put(place.customerId(), place));
        return places;
    }

    /** Writes down the arms that are not yet; whether somebody else wrote some of them meanwhile. */
    private boolean writeDown(Call call, Map<Long, Place> places) {
        var fresh = places.values().stream().filter(place -> !place.known()).toList();
        if (fresh.isEmpty()) {
            return false;
        }
        var arms = fresh.stream().mapToInt(call::arm).toArray();
        int written = database.sql(SQL.get("write-down"))
                .param("experiment", call.experiment().id())
                .param("records", fresh.stream().mapToLong(Place::recordId).toArray())
                .param("arms", arms)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (int i = 0; i < arms.length; i++) {
            var place = fresh.get(i);
            places.put(
                    place.customerId(), new Place(place.customerId(), place.recordId(), place.unit(), true, arms[i]));
        }
        return written < arms.length;
    }

    @Override
    public Exposure notMeasured(long customerId) {
        return ExposureMaker.handedOver().make(customerId, Kind.NOT_MEASURED, OptionalLong.empty(), Optional.empty());
    }
}
