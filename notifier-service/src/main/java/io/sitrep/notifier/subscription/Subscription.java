package io.sitrep.notifier.subscription;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a subscriber wants to hear, and how. An empty filter lets everything pass. */
@Entity
@Table(name = "subscriptions")
public class Subscription extends PanacheEntityBase {
    static final String ACTIVE = "active";

    @Id
    public UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    public Subscriber subscriber;

    public String state;
    public UUID[] components;

    public UUID[] groups;

    public String[] regions;
    public String minImpact;
    public short minRank;
    public boolean maintenances;
    public boolean postmortems;
    public boolean everyUpdate;
    public String locale;
    public String timeZone;
    public String tokenHash;
    public String tokenSealed;
    public Instant createdAt;
    public Instant endedAt;
}
