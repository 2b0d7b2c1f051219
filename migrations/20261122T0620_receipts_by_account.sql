-- A form is known by who sent it and its token: nobody's form can stand in the way of another person's.
alter table form_receipt drop constraint form_receipt_pkey, add primary key (account_id, token);
