package io.clientela.interact.internal.medium.sms;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** An SMS by a POST to whatever operator: the body is a text of JSON in which four values are put. */
final class HttpSms {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private HttpSms() {}

    /** What became of the call. */
    sealed interface Answer {

        record Said(int status, String body) implements Answer {}

        record NotSent(String words) implements Answer {}

        record Unknown(String words) implements Answer {}
    }

    static Answer send(Values values, String to, String text, String reference) {
        String body = values.text("http-body")
                .replace("{{to}}", JSON.writeValueAsString(to))
                .replace("{{from}}", JSON.writeValueAsString(values.text("sender")))
                .replace("{{reference}}", JSON.writeValueAsString(reference))
                .replace("{{text}}", JSON.writeValueAsString(text));
        var request = HttpRequest.newBuilder(URI.create(values.text("http-address")))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        String header = values.text("http-header");
        int colon = header.indexOf(':');
        if (colon > 0) {
            request.header(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String said = answer.body();
            return new Answer.Said(answer.statusCode(), said.substring(0, Math.min(300, said.length())));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return new Answer.NotSent(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Answer.Unknown(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unknown("stopped");
        }
    }
}
