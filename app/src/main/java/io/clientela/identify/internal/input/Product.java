package io.clientela.identify.internal.input;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of a product list.
 *
 * @param code the product's code, never empty
 * @param description its name, empty where none is given
 * @param category its category, empty where none is given
 * @param department the department that answers for it, empty where none is given
 * @param unitCost what one unit costs the firm, without tax, where known
 * @param place where it was read
 */
public record Product(
        String code,
        String description,
        String category,
        String department,
        Optional<BigDecimal> unitCost,
        Place place) {}
