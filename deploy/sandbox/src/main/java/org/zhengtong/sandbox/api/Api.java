// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.zhengtong.sandbox.SandboxException;

/** One application's API under {@code /api/v1}, called as one person. A refusal is thrown as {@link ApiProblem}. */
public final class Api {

    private static final System.Logger LOG = System.getLogger(Api.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final String authorization;
    private final String language;

    /**
     * @param base scheme, host and port of the application
     * @param account local account
     * @param password its password
     * @param language of problem texts, {@code zh-CN} or {@code en}
     */
    public Api(URI base, String account, String password, String language) {
        this.base = base;
        this.authorization = basic(account, password);
        this.language = language;
    }

    /** Value of the Authorization header (RFC 7617). */
    public static String basic(String account, String password) {
        byte[] credentials = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Reads. */
    public JsonNode get(String path) {
        return json(send("GET", path, BodyPublishers.noBody(), Map.of()));
    }

    /** Reads JSON of a media type where there are others. */
    public JsonNode get(String path, String accept) {
        return json(send("GET", path, BodyPublishers.noBody(), Map.of("Accept", accept)));
    }

    /** Creates or acts, with a JSON body. */
    public JsonNode post(String path, Object body) {
        return json(send("POST", path, publisher(body), Map.of("Content-Type", "application/json")));
    }

    /** Creates or acts, with a JSON body and further headers. */
    public JsonNode post(String path, Object body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return json(send("POST", path, publisher(body), all));
    }

    /** Puts a JSON body. */
    public JsonNode put(String path, Object body) {
        return json(send("PUT", path, publisher(body), Map.of("Content-Type", "application/json")));
    }

    /** Uploads a CSV file. */
    public JsonNode upload(String path, byte[] csv) {
        return json(
                send("POST", path, BodyPublishers.ofByteArray(csv), Map.of("Content-Type", "text/csv; charset=utf-8")));
    }

    /** Uploads a file of any kind. */
    public JsonNode upload(String path, Path file, String contentType) {
        try {
            return json(send("POST", path, BodyPublishers.ofFile(file), Map.of("Content-Type", contentType)));
        } catch (FileNotFoundException e) {
            throw new SandboxException(e, "file.unreadable", file);
        }
    }

    /** Saves an answer as a file. */
    public void download(String path, Path target) {
        download(path, target, "*/*");
    }

    /** Saves an answer of a media type as a file. */
    public void download(String path, Path target, String accept) {
        read(path, accept, body -> Files.copy(body, target, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Hands an answer over while it comes, however long it is. */
    public <T> T read(String path, Reading<T> reading) {
        return read(path, "*/*", reading);
    }

    /** What is done with an answer while it comes. */
    public interface Reading<T> {
        T from(InputStream body) throws IOException;
    }

    private <T> T read(String path, String accept, Reading<T> reading) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(10))
                .header("Authorization", authorization)
                .header("Accept-Language", language)
                .header("Accept", accept)
                .build();
        try {
            HttpResponse<InputStream> response = HTTP.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() >= 300) {
                    throw refused(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                return reading.from(body);
            }
        } catch (IOException e) {
            throw new Unreachable(e, base.resolve(path));
        } catch (UncheckedIOException e) {
            throw new Unreachable(Objects.requireNonNull(e.getCause()), base.resolve(path));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException(e, "interrupted");
        }
    }

    /** Reads text. */
    public String text(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of()).body();
    }

    /** Reads text of a media type. */
    public String text(String path, String accept) {
        return send("GET", path, BodyPublishers.noBody(), Map.of("Accept", accept))
                .body();
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", authorization)
                .header("Accept-Language", language)
                .method(method, body);
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 300) {
                throw refused(response, response.body());
            }
            return response;
        } catch (IOException e) {
            throw new Unreachable(e, base.resolve(path));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException(e, "interrupted");
        }
    }

    private static ApiProblem refused(HttpResponse<?> response, String body) {
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> response.statusCode() + " " + response.headers().map() + System.lineSeparator() + body);
        return ApiProblem.of(response.statusCode(), body);
    }

    private static BodyPublisher publisher(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new SandboxException(e, "api.not-json", response.uri());
        }
    }
}
