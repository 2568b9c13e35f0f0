package io.clientela.interact.internal.sending;

import io.clientela.interact.SendingRefusedException;
import io.clientela.interact.Sendings.By;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Sending;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.row.Reason;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.Right;
import io.clientela.platform.JobFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Says whether a sending may be for its purpose. The purpose decides what the gate asks, so it is that of every text that
 * goes out, and what goes without consent has its ground in words and was approved by a second person.
 */
@Component
class SendingPurpose {

    private final Templates templates;
    private final People people;

    SendingPurpose(Templates templates, People people) {
        this.templates = templates;
        this.people = people;
    }

    /** @throws SendingRefusedException if it may not */
    void check(Plan plan) {
        if (!plan.purpose().toMany()) {
            throw new SendingRefusedException(
                    Reason.write("sending.trouble.to-many", plan.purpose()),
                    plan.purpose() + " is sent to one, not to many");
        }
        if (plan.experimentId().isEmpty() && plan.purpose().measured()) {
            throw new SendingRefusedException(
                    "sending.trouble.measured", plan.purpose() + " are sent as part of an experiment only");
        }
        texts(plan)
                .forEach(id -> templates
                        .find(id)
                        .filter(one -> one.purpose() != plan.purpose())
                        .ifPresent(one -> {
                            throw new SendingRefusedException(
                                    Reason.write("sending.trouble.purpose", one.name(), one.purpose(), plan.purpose()),
                                    "template " + id + " is for " + one.purpose() + ", the sending for "
                                            + plan.purpose());
                        }));
        if (plan.purpose().ownBasis() && plan.ground().isBlank()) {
            throw new SendingRefusedException(
                    "sending.trouble.ground", plan.purpose() + " goes without consent and has no ground");
        }
    }

    /** The templates of all texts of a plan. */
    static LongStream texts(Plan plan) {
        return LongStream.concat(
                LongStream.of(plan.templateId()),
                plan.arms().values().stream().flatMapToLong(one -> one.templateId().stream()));
    }

    /**
     * What goes without consent is not approved by who planned it, where somebody else could.
     *
     * @throws SendingRefusedException if it is not for him to approve
     */
    void checkApproval(Sending sending, By by) {
        checkApproval(sending, by, people.all());
    }

    /** The same among these people. */
    void checkApproval(Sending sending, By by, List<Person> staff) {
        check(sending.plan());
        if (sending.plan().purpose().ownBasis() && by.isSame(sending.plannedBy()) && isAnother(by, staff)) {
            throw new SendingRefusedException(
                    "sending.trouble.second",
                    "sending " + sending.sendingId() + " was planned by " + by.called() + " himself");
        }
    }

    /** Whether somebody else could approve it. */
    private static boolean isAnother(By by, List<Person> staff) {
        return staff.stream()
                .filter(one -> one.may(Right.SEND))
                .anyMatch(one -> !by.person().equals(Optional.of(one.id())));
    }

    /** @throws JobFailure if it may not: a template was changed since */
    void mustBe(Plan plan) {
        try {
            check(plan);
        } catch (SendingRefusedException e) {
            throw new JobFailure("The sending may not go as it is: " + e.getMessage() + ". Plan it anew.", e);
        }
    }
}
