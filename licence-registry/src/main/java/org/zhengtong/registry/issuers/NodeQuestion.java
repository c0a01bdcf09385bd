// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.issuers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import org.zhengtong.kernel.keys.KeyCustody;
import org.zhengtong.registry.network.BoundedAnswer;
import org.zhengtong.registry.reading.Reading;
import org.zhengtong.schemas.code.LicenceIdentifier;
import org.zhengtong.schemas.code.ResourceCode;
import org.zhengtong.schemas.http.RequestSignature;

/** Puts a question to the own node as an application system does (应用系统请求): signed (RFC 9421), and answered in time or not at all. */
final class NodeQuestion {

    private static final String PATH = "/api/v1/exchanges";
    private static final int LARGEST_ANSWER = 1 << 20;

    private final URI address;
    private final String applicationSystem;
    private final IssuersConfig config;
    private final KeyCustody keys;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http;

    NodeQuestion(URI node, IssuersConfig config, KeyCustody keys, ObjectMapper json, Clock clock) {
        this.applicationSystem = config.applicationSystem().orElseGet(keys::keyId);
        if (!keys.aliases().contains(applicationSystem)) {
            throw new IllegalStateException(
                    "zt.registry.issuers.application-system: zt.keys.signing-store has no SM2 key " + applicationSystem
                            + " to sign questions with");
        }
        this.address = URI.create(node.toString().replaceAll("/+$", "") + PATH);
        this.config = config;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    /** Id of the application system that asks. */
    String applicationSystem() {
        return applicationSystem;
    }

    /** Asks for what the resource has on the licence; nothing but its identifier goes along. */
    HttpResponse<byte[]> ask(ResourceCode resource, LicenceIdentifier identifier, Reading reading) throws IOException {
        ObjectNode question = json.createObjectNode()
                .put("resource", resource.value())
                .put("mode", "FETCH")
                .put("purpose", config.purpose().name())
                .put("operator", reading.who());
        if (reading.caseNumber() != null) {
            question.put("caseNumber", reading.caseNumber());
        }
        question.putObject("parameters").put("identifier", identifier.value());
        byte[] body = json.writeValueAsBytes(question);
        Duration timeout = config.timeout();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                // less than we wait, so that the node's own "too late" still comes, with the exchange it is about
                .header("Zt-Deadline-Millis", Long.toString(Math.max(1, timeout.toMillis() * 9 / 10)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        RequestSignature.sign(
                        "POST",
                        address.getRawPath(),
                        address.getRawQuery(),
                        body,
                        applicationSystem,
                        keys.key(applicationSystem),
                        clock.instant())
                .asMap()
                .forEach(request::header);
        return BoundedAnswer.whole(http, request.build(), timeout, LARGEST_ANSWER);
    }
}
