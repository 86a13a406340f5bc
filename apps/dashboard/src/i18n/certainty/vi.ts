export const vi = {
  certainty: {
    read: 'đã đọc nguồn',
    'second-hand': 'nguồn gián tiếp',
    unverified: 'chưa kiểm chứng',
    proposal: 'tự đề xuất',
  },
};
