export const vi = {
  actor: {
    label: 'Người thực hiện',
    choose: 'Chọn người',
    operator: 'vận hành',
    investor: 'nhà đầu tư',
    authority: 'cơ quan quản lý',
    system: 'hệ thống',
  },
};
