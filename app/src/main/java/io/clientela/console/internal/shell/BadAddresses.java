package io.clientela.console.internal.shell;

import io.clientela.platform.CursorException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers addresses that nobody handed out as what they are: a mistake of who asks, not of the house. */
@ControllerAdvice
class BadAddresses {

    @ExceptionHandler
    void cursor(CursorException why, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value(), why.getMessage());
    }
}
