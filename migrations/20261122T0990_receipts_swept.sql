-- Receipts of forms are dropped after a week: nobody sends the same form again so late.
grant delete on form_receipt to thidua_app;
