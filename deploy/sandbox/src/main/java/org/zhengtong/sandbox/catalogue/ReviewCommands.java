// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.sandbox.catalogue;

import static org.zhengtong.sandbox.catalogue.EntryCommands.ENTRIES;
import static org.zhengtong.sandbox.catalogue.EntryCommands.idOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.zhengtong.sandbox.api.Api;
import org.zhengtong.sandbox.catalogue.CatalogueCommands.NodeOptions;
import org.zhengtong.sandbox.cli.Format;
import org.zhengtong.sandbox.world.Account;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code zt catalogue submit, reviews, approve, return, withdraw}: the provider's manager submits, the administrator decides. */
final class ReviewCommands {

    private static final String REVIEWS = "/api/v1/catalogue/reviews/";

    private ReviewCommands() {}

    /** The manager of an entry's provider. */
    private static Api keeper(NodeOptions target, String id) {
        String provider = target.administrator()
                .get(ENTRIES + id)
                .path("entry")
                .path("providerOrganisation")
                .asText();
        return Account.ALL.stream()
                .filter(account -> account.organisation().code().equals(provider))
                .filter(account -> account.roles().contains("catalogue-manager"))
                .findFirst()
                .map(target.world()::as)
                .orElseGet(target::administrator);
    }

    /** {@code zt catalogue submit ENTRY}. */
    @Command(name = "submit")
    static final class Submit implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Parameters(paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        @Override
        public Integer call() {
            String id = idOf(target.administrator(), entry);
            JsonNode review = keeper(target, id).post(ENTRIES + id + "/submission", Map.of("kind", "CHANGE"));
            target.output().result(Map.of("review", review.path("id").asText()));
            return 0;
        }
    }

    /** {@code zt catalogue reviews}. */
    @Command(name = "reviews")
    static final class Reviews implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        /** One review. */
        record Row(String review, String kind, String name, String submittedBy, String submittedAt) {}

        @Override
        public Integer call() {
            JsonNode open = target.administrator().get(REVIEWS);
            if (target.output().format() == Format.TABLE) {
                List<Row> rows = new ArrayList<>();
                open.path("items")
                        .forEach(review -> rows.add(new Row(
                                review.path("id").asText(),
                                review.path("kind").asText(),
                                review.path("entry").path("name").asText(),
                                review.path("submittedBy").asText(),
                                review.path("submittedAt").asText())));
                target.output().result(rows);
            } else {
                target.output().result(open);
            }
            return 0;
        }
    }

    /** {@code zt catalogue approve REVIEW}. */
    @Command(name = "approve")
    static final class Approve implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Parameters(paramLabel = "REVIEW", descriptionKey = "option.review")
        private String review;

        @Override
        public Integer call() {
            JsonNode decided =
                    target.administrator().post(REVIEWS + review + "/decision", Map.of("outcome", "APPROVED"));
            target.output().result(decided.path("decision"));
            return 0;
        }
    }

    /** {@code zt catalogue return REVIEW --reason TEXT}. */
    @Command(name = "return")
    static final class Return implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.reason")
        private String reason;

        @Parameters(paramLabel = "REVIEW", descriptionKey = "option.review")
        private String review;

        @Override
        public Integer call() {
            JsonNode decided = target.administrator()
                    .post(REVIEWS + review + "/decision", Map.of("outcome", "RETURNED", "reason", reason));
            target.output().result(decided.path("decision"));
            return 0;
        }
    }

    /** {@code zt catalogue withdraw ENTRY --reason TEXT}. */
    @Command(name = "withdraw")
    static final class Withdraw implements Callable<Integer> {

        @Mixin
        private NodeOptions target;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.reason")
        private String reason;

        @Parameters(paramLabel = "ENTRY", descriptionKey = "option.entry")
        private String entry;

        @Override
        public Integer call() {
            String id = idOf(target.administrator(), entry);
            JsonNode withdrawn = keeper(target, id).post(ENTRIES + id + "/withdrawal", Map.of("reason", reason));
            target.output()
                    .result(Map.of(
                            "resource", withdrawn.path("resource").asText(),
                            "status", withdrawn.path("status").asText()));
            return 0;
        }
    }
}
