@org.jspecify.annotations.NullMarked
package io.clientela.differentiate.internal.portfolio;
