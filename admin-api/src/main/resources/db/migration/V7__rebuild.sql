-- How far a rebuild is says the sum of its positions.
alter table report_rebuild drop column events, drop column reason;
