package planted.pages.orders;

import planted.pages.prices.PricePage;

/** An offender, together with the page that it names. */
public record OrderPage(PricePage price) {

    /** How many orders the page shows. */
    public static final int SHOWN = 20;
}
