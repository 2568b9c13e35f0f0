package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.Needs;
import io.clientela.differentiate.Picture;
import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.Shares;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.kernel.value.Outcome;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks for needs, look-alikes and answers to prices anew when the whole picture was made or computed anew: each day. */
@Component
class DailyNeeds {

    private final Picture picture;
    private final Needs needs;
    private final Shares shares;
    private final PriceResponses prices;
    private final boolean background;

    DailyNeeds(
            Picture picture,
            @Lazy Needs needs,
            @Lazy Shares shares,
            @Lazy PriceResponses prices,
            @Value("#{${clientela.background-jobs} ? '${clientela.picture-every}' : '0s'}") Duration every) {
        this.picture = picture;
        this.needs = needs;
        this.shares = shares;
        this.prices = prices;
        this.background = every.isPositive();
    }

    @EventListener
    void changed(PictureChanged event) {
        if (background
                && event.all()
                && picture.state() instanceof Outcome.Known<Picture.State> state
                && state.value().lines() > 0) {
            needs.look("system");
            shares.compute("system");
            prices.compute("system");
        }
    }
}
