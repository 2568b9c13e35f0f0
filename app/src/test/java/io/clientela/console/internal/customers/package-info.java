@NullMarked
package io.clientela.console.internal.customers;

import org.jspecify.annotations.NullMarked;
