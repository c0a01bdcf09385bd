// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.registry.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.zhengtong.kernel.constraints.ValidOrganisationCode;
import org.zhengtong.kernel.signin.Roles;
import org.zhengtong.registry.holding.NamedLicence;
import org.zhengtong.registry.reading.AccessStore.Access;
import org.zhengtong.registry.reading.AccessStore.Filter;
import org.zhengtong.registry.reading.ReadingAlarmStore.Alarm;
import org.zhengtong.registry.register.LicenceReads;
import org.zhengtong.schemas.code.LegacyCheck;

/** HTTP edge for the auditor (审计员): who read what for which purpose, and who reads unusually. */
@Path("/api/v1")
@RolesAllowed(Roles.AUDITOR)
public class AccessApi {

    private static final Duration LATELY = Duration.ofDays(1);

    private final AccessStore records;
    private final ReadingAlarmStore alarms;
    private final Clock clock;

    AccessApi(AccessStore records, ReadingAlarmStore alarms, Clock clock) {
        this.records = records;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Reads, oldest first; the last day's when neither a licence nor a time is given. */
    @GET
    @Path("/access-records")
    public Page<Access> records(
            @RestQuery @Nullable @NamedLicence String licence,
            @RestQuery @Nullable @ValidOrganisationCode String organisation,
            @RestQuery @Nullable String who,
            @RestQuery @DefaultValue("false") boolean unmasked,
            @RestQuery @Nullable Instant from,
            @RestQuery @Nullable Instant to,
            @RestQuery @DefaultValue("0") @Min(0) long cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        Instant now = clock.instant();
        Instant lately = licence == null ? now.minus(LATELY) : Instant.EPOCH;
        List<Access> found = records.list(
                new Filter(
                        licence == null ? null : LegacyCheck.named(licence).value(),
                        organisation,
                        who,
                        unmasked,
                        from == null ? lately : LicenceReads.writable(from),
                        to == null ? now.plusSeconds(1) : LicenceReads.writable(to)),
                cursor,
                limit);
        return new Page<>(
                found, found.size() < limit ? null : found.get(limit - 1).sequence());
    }

    /** Alarms about unusual reading, oldest first. */
    @GET
    @Path("/reading-alarms")
    public Page<Alarm> alarms(
            @RestQuery @DefaultValue("0") @Min(0) long cursor,
            @RestQuery @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        List<Alarm> found = alarms.list(cursor, limit);
        return new Page<>(
                found, found.size() < limit ? null : found.get(limit - 1).sequence());
    }

    /** One page; ask on with the cursor. */
    public record Page<T>(List<T> items, @Nullable Long nextCursor) {}
}
