// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer to an exchange (数据交换结果) with its provenance, route and receipt. Immutable. */
public final class ExchangeResult {

    private final String exchangeId;
    private final Outcome outcome;
    private final List<Map<String, @Nullable Object>> records;
    private final Provenance provenance;
    private final List<Hop> route;
    private final String receipt;

    private ExchangeResult(Map<String, @Nullable Object> answer) {
        this.exchangeId = Json.text(answer, "exchangeId");
        this.outcome = Outcome.valueOf(Json.text(answer, "outcome"));
        this.records = Json.objects(answer.get("records"));
        this.provenance = new Provenance(Json.object(answer.get("provenance")));
        List<Hop> hops = new ArrayList<>();
        for (Map<String, @Nullable Object> hop : Json.objects(answer.get("route"))) {
            hops.add(new Hop(Json.text(hop, "node"), Json.number(hop, "millis")));
        }
        this.route = Collections.unmodifiableList(hops);
        this.receipt = Json.text(answer, "receipt");
    }

    static ExchangeResult of(ApiResponse response) {
        try {
            return new ExchangeResult(response.object());
        } catch (IllegalArgumentException e) {
            throw new ZhengtongException(
                    ZhengtongException.ANSWER_UNREADABLE, response.status(), "the answer has no known outcome", e);
        }
    }

    public String exchangeId() {
        return exchangeId;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Information items by name; empty unless the outcome is {@link Outcome#ANSWERED}. */
    public List<Map<String, @Nullable Object>> records() {
        return records;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** Nodes passed, the consumer's own first. */
    public List<Hop> route() {
        return route;
    }

    /** Receipt (回执), base64url: proof for third parties that this exchange is in the node's evidence log. */
    public String receipt() {
        return receipt;
    }

    /** Says what happened without the data, which may be personal. */
    @Override
    public String toString() {
        return "ExchangeResult[" + exchangeId + ", " + outcome + ", " + records.size() + " records, " + route + "]";
    }
}
