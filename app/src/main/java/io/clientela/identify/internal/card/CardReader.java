package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerCard;
import io.clientela.platform.Statements;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cards. */
@Component
public class CardReader {

    private final Statements sql = Statements.of("identify/customers");
    private final JdbcClient jdbc;

    /** A reader of the given database. */
    public CardReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cards of the given customers in their order; those without a card are left out. */
    public List<CustomerCard> cards(Collection<Long> customers) {
        if (customers.isEmpty()) {
            return List.of();
        }
        Map<Long, CustomerCard> byId = new HashMap<>();
        jdbc.sql(sql.get("cards"))
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .query(rs -> {
                    byId.put(rs.getLong("customer_id"), card(rs));
                });
        var cards = new ArrayList<CustomerCard>();
        for (var id : customers) {
            var card = byId.get(id);
            if (card != null) {
                cards.add(card);
            }
        }
        return cards;
    }

    /** The card of one customer. */
    public Optional<CustomerCard> card(long customer) {
        return cards(List.of(customer)).stream().findFirst();
    }

    private static CustomerCard card(ResultSet rs) throws SQLException {
        var sources = new TreeSet<>(texts(rs, "record_sources"));
        sources.addAll(texts(rs, "purchase_sources"));
        return new CustomerCard(
                rs.getLong("customer_id"),
                rs.getString("kind"),
                rs.getString("name"),
                rs.getString("city"),
                rs.getString("province"),
                rs.getString("area"),
                rs.getString("country"),
                rs.getString("email"),
                rs.getString("phone"),
                rs.getString("vat_number"),
                rs.getString("tax_code"),
                rs.getInt("currencies") == 0 ? Optional.empty() : Optional.of(total(rs)),
                rs.getInt("currencies"),
                rs.getInt("records"),
                List.copyOf(sources),
                texts(rs, "departments"),
                texts(rs, "channels"));
    }

    /** A total from a row with its columns. */
    static CustomerCard.Total total(ResultSet rs) throws SQLException {
        return new CustomerCard.Total(
                rs.getString("currency"),
                rs.getInt("purchases"),
                rs.getLong("lines"),
                rs.getBigDecimal("net"),
                rs.getBigDecimal("returns"),
                rs.getLong("costed_lines"),
                rs.getBigDecimal("costed_net"),
                rs.getBigDecimal("cost"),
                Optional.ofNullable(rs.getObject("first_purchase", LocalDate.class)),
                Optional.ofNullable(rs.getObject("last_purchase", LocalDate.class)));
    }

    private static List<String> texts(ResultSet rs, String column) throws SQLException {
        Array array = rs.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
