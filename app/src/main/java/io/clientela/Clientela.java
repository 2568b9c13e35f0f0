package io.clientela;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every room, wired. */
@SpringBootApplication
public class Clientela {}
