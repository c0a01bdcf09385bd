// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.zhengtong.catalog.entry.CatalogueEntry;
import org.zhengtong.catalog.entry.DataType;
import org.zhengtong.catalog.entry.InformationItem;
import org.zhengtong.kernel.clock.Uuid7;
import org.zhengtong.node.attachment.Attachment;
import org.zhengtong.node.delivery.Questions.Question;
import org.zhengtong.node.network.NetworkMaps;
import org.zhengtong.node.passage.Deadline;

/**
 * Asks an attached system as an exchange would, to see whether it answers in shape (探测). The question is marked — operator {@value
 * #MARK}, an exchange id that begins with it — and holds made-up values alone, never personal data.
 */
@Singleton
public class ProviderProbe {

    static final String MARK = "zt-probe";

    private final HttpProvider http;
    private final AgentProvider agents;
    private final NetworkMaps maps;
    private final Clock clock;

    ProviderProbe(HttpProvider http, AgentProvider agents, NetworkMaps maps, Clock clock) {
        this.http = http;
        this.agents = agents;
        this.maps = maps;
        this.clock = clock;
    }

    /** The stage fails as the delivery of an exchange would. */
    public CompletionStage<ProviderAnswer> ask(Attachment attachment, CatalogueEntry entry) {
        long millis = attachment.timeout().toMillis();
        ProviderRequest request = new ProviderRequest(
                MARK + "-" + Uuid7.next(clock),
                attachment.resource().value(),
                "VERIFY",
                parameters(entry),
                entry.providerOrganisation(),
                "node-" + maps.self(),
                "DATA_CHECK",
                null,
                MARK,
                millis);
        Question question =
                new Question(request, attachment, attachment.timeout(), false, Deadline.in(millis), maps.self());
        return switch (attachment.kind()) {
            case HTTP -> http.ask(question);
            case AGENT -> agents.ask(question);
        };
    }

    private static Map<String, String> parameters(CatalogueEntry entry) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : entry.allowedParameters()) {
            parameters.put(
                    name,
                    entry.item(name)
                            .map(InformationItem::dataType)
                            .map(ProviderProbe::madeUp)
                            .orElse(MARK));
        }
        return parameters;
    }

    private static String madeUp(DataType type) {
        return switch (type) {
            case STRING, MEMO, GENERAL -> MARK;
            case NUMBER, MONEY, DOUBLE, INTEGER, FLOAT -> "0";
            case DATE -> "1900-01-01";
            case TIMESTAMP -> "1900-01-01T00:00:00Z";
            case BOOLEAN -> "false";
        };
    }
}
