-- Events from those that most articles tell on: what completes a title is looked for in this order.
CREATE INDEX event_by_articles ON event (-article_count, newest, id);
