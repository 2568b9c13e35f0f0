package planted.pages.prices;

import java.util.List;
import planted.pages.orders.OrderPage;

/** An offender, together with the page that it names. */
public record PricePage(List<OrderPage> orders) {}
