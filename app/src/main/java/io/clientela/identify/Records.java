package io.clientela.identify;

import java.util.Map;
import java.util.function.Consumer;

/** All records of the firm's sources, with the customer that each is held for. */
public interface Records {

    /** Tells every record that states an identifier, in the order of their ids. */
    void each(Consumer<Identity> consumer);

    /**
     * One record by what identifies it.
     *
     * @param recordId its id
     * @param customerId the customer that it is held for
     * @param source the name of its source
     * @param stated what it states at present, as stated: {@code CUSTOMER_CODE}, {@code CARD_NUMBER}, {@code TAX_CODE},
     *     {@code VAT_NUMBER}, {@code EMAIL}, as far as it states them; of several values of one field the first
     */
    record Identity(long recordId, long customerId, String source, Map<String, String> stated) {

        public Identity {
            stated = Map.copyOf(stated);
        }
    }
}
