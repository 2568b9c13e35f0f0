package io.clientela.identify.internal.erasing;

import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobRun;
import org.springframework.stereotype.Component;

/** Erasures as a job of the kind {@value #KIND}. */
@Component
class EraseJob implements JobHandler {

    static final String KIND = "erase";

    private final ErasedCustomers erasures;

    EraseJob(ErasedCustomers erasures) {
        this.erasures = erasures;
    }

    /** Whom to erase. */
    record Parameters(long customerId) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        long customer = run.parameters(Parameters.class).customerId();
        run.step("erase", String.valueOf(customer));
        try {
            return erasures.erase(customer, run.who());
        } catch (IllegalArgumentException e) {
            throw new JobFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
