// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.zhengtong.sandbox.SandboxException;

/** A refusal by an application: its problem+json document (RFC 9457); exit code 4. */
public final class ApiProblem extends SandboxException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode document;

    private ApiProblem(int status, JsonNode document, String message) {
        super("api.refused", message);
        this.status = status;
        this.document = document;
    }

    static ApiProblem of(int status, String body) {
        JsonNode document;
        try {
            document = new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            return new ApiProblem(status, MissingNode.getInstance(), "HTTP " + status + " " + body);
        }
        String code = document.path("code").asText("HTTP " + status);
        String message = code + " " + document.path("title").asText() + ": "
                + document.path("detail").asText();
        return new ApiProblem(status, document, message);
    }

    @Override
    public int exitCode() {
        return 4;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable problem code, empty when the answer was no problem document. */
    public String code() {
        return document.path("code").asText("");
    }

    /** The whole problem document. */
    public JsonNode document() {
        return document;
    }
}
