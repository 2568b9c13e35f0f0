package io.clientela.identify.internal.joining;

import org.springframework.stereotype.Component;

/** Where a run of the linkage writes: joins, doubts, blocking keys. */
@Component
record Writing(JoinBook book, Doubts doubts, KeyTable keys) {}
