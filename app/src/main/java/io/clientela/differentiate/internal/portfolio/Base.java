package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.internal.worth.ErrorParts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody, with what the base is split by. */
interface Base {

    int size();

    int tier(int customer);

    String need(int customer);

    String area(int customer);

    String province(int customer);

    /**
     * One customer of the base; values are NaN where there are none in the main currency.
     *
     * @param errorParts what the error of a sum with his value needs; null where he has no expected one
     */
    record Member(
            long customerId,
            byte tier,
            String need,
            String area,
            String province,
            boolean recent,
            double value,
            @Nullable ErrorParts errorParts,
            long portfolioId) {

        boolean valued() {
            return !Double.isNaN(value);
        }
    }

    /** The base of a list. */
    static Base of(List<Member> members) {
        return new Base() {
            @Override
            public int size() {
                return members.size();
            }

            @Override
            public int tier(int customer) {
                return members.get(customer).tier();
            }

            @Override
            public String need(int customer) {
                return members.get(customer).need();
            }

            @Override
            public String area(int customer) {
                return members.get(customer).area();
            }

            @Override
            public String province(int customer) {
                return members.get(customer).province();
            }
        };
    }
}
